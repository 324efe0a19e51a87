package im.parley.test.bench.load;

/**
 * How clients behave once they are logged in.
 *
 * @param managed with stream management (XEP-0198), resumable
 * @param carbons with copies of what other clients get (XEP-0280)
 * @param inactive nobody looks at the client (XEP-0352)
 */
record Manner(boolean managed, boolean carbons, boolean inactive) {
    private static final String ENABLE = "<enable xmlns='urn:xmpp:sm:3' resume='true'/>";
    private static final String CARBONS = "<iq type='set' id='carbons'><enable xmlns='urn:xmpp:carbons:2'/></iq>";
    private static final String INACTIVE = "<inactive xmlns='urn:xmpp:csi:0'/>";

    static Manner of(Arguments arguments) {
        return new Manner(arguments.is(Flag.SM), arguments.is(Flag.CARBONS), arguments.is(Flag.CSI));
    }

    /** What a client sends after it has bound its resource, besides its presence. */
    String begin() {
        return (managed ? ENABLE : "") + (carbons ? CARBONS : "") + (inactive ? INACTIVE : "");
    }

    /** For the description of a result. */
    String setting() {
        return (managed ? ", stream management" : "") + (carbons ? ", carbons" : "") + (inactive ? ", inactive" : "");
    }
}
