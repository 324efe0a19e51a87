package im.parley.test.soak;

import im.parley.test.client.ProtocolFailure;
import im.parley.test.client.TestClient;
import im.parley.test.container.OwnServer;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;

/** Reads whole archives, page by page (XEP-0313). */
final class Archives {
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String RSM = "http://jabber.org/protocol/rsm";
    private static final Name MESSAGE = Name.of(Namespaces.CLIENT, "message");
    private static final Name FIN = Name.of(MAM, "fin");
    private static final Name SET = Name.of(RSM, "set");
    private static final Name LAST = Name.of(RSM, "last");

    private Archives() {}

    /** The letters in the archive of an account; what is there twice or in a wrong order is told to the post. */
    static Mailbox read(OwnServer server, int account, Post post) {
        Mailbox letters = new Mailbox("the archive of " + Company.bare(account), post);
        try (TestClient client = server.connect()) {
            client.openStream();
            client.logIn(Company.user(account), Company.PASSWORD);
            client.bind("archivist");
            String last = "";
            boolean complete = false;
            while (!complete) {
                Element fin = page(client, last, letters);
                complete = fin.attribute("complete", "").equals("true");
                last = fin.first(SET).map(set -> set.textOf(LAST)).orElse("");
            }
        }
        return letters;
    }

    private static Element page(TestClient client, String after, Mailbox letters) {
        String from = after.isEmpty() ? "" : "<after>" + after + "</after>";
        client.send("<iq type='set' id='page'><query xmlns='" + MAM + "'><set xmlns='" + RSM + "'><max>100</max>" + from
                + "</set></query></iq>");
        while (true) {
            Element next = client.element();
            if (next.is(MESSAGE)) {
                Letters.in(next).ifPresent(letters::received);
            } else {
                return next.first(FIN).orElseThrow(() -> new ProtocolFailure("<fin/> was expected, but came " + next));
            }
        }
    }
}
