package im.parley.wire.sasl;

/** The channel binding types that Parley offers. */
public enum ChannelBinding {
    /** RFC 9266: exported keying material of the TLS session. */
    TLS_EXPORTER("tls-exporter"),
    /** RFC 5929 section 4: a hash of the server's certificate. */
    TLS_SERVER_END_POINT("tls-server-end-point");

    private final String registeredName;

    ChannelBinding(String registeredName) {
        this.registeredName = registeredName;
    }

    /** The name in the IANA registry, as it stands in {@code p=...} and in XEP-0440. */
    public String registeredName() {
        return registeredName;
    }
}
