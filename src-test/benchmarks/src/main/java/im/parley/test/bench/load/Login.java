package im.parley.test.bench.load;

import im.parley.test.bench.ClientScram;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Logs in by SCRAM and binds a resource, RFC 6120 sections 6 and 7. Used once. */
final class Login implements Dialogue {
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

    private final Account account;
    private final String resource;
    private final LoginSettings settings;
    private final Dialogue next;
    private final boolean binds;
    private @Nullable ClientScram scram;

    /**
     * What all log-ins of a run have in common.
     *
     * @param hash for example {@code SHA-256}
     * @param header the opening tag
     * @param presence what is sent when all is done, or nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record LoginSettings(String hash, byte[] header, byte[] presence) {}

    Login(Account account, String resource, LoginSettings settings, Dialogue next) {
        this(account, resource, settings, next, true);
    }

    /** Without a resource: the next part resumes a session that has one. */
    static Login withoutBind(Account account, LoginSettings settings, Dialogue next) {
        return new Login(account, "", settings, next, false);
    }

    private Login(Account account, String resource, LoginSettings settings, Dialogue next, boolean binds) {
        this.binds = binds;
        this.account = account;
        this.resource = resource;
        this.settings = settings;
        this.next = next;
    }

    @Override
    public void begin(Peer peer) {
        ClientScram client = new ClientScram(settings.hash(), account.name(), account.password(), account.keys());
        scram = client;
        peer.send("<auth xmlns='" + SASL + "' mechanism='SCRAM-" + settings.hash() + "'>"
                + Base64.getEncoder().encodeToString(client.first()) + "</auth>");
    }

    @Override
    public void heard(Item item, Peer peer) {
        ClientScram client = scram;
        if (client == null) {
            throw new IllegalStateException("not begun");
        }
        if (item.startsWith("<challenge")) {
            peer.send("<response xmlns='" + SASL + "'>"
                    + Base64.getEncoder().encodeToString(client.answer(data(item))) + "</response>");
        } else if (item.startsWith("<success")) {
            succeeded(client, item, peer);
        } else if (item.startsWith("<failure")) {
            peer.fail(account.name() + " cannot log in (register first?): " + item.text());
        } else if (item.startsWith("<stream:features") && !binds) {
            peer.become(next);
        } else if (item.startsWith("<stream:features")) {
            peer.send("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                    + "</resource></bind></iq>");
        } else if (item.startsWith("<iq")) {
            bound(item, peer);
        }
    }

    private void succeeded(ClientScram client, Item item, Peer peer) {
        if (client.proved(data(item))) {
            peer.send(settings.header());
        } else {
            peer.fail("the server does not know the keys");
        }
    }

    private void bound(Item item, Peer peer) {
        if (item.isError()) {
            peer.fail("no session: " + item.text());
            return;
        }
        if (settings.presence().length > 0) {
            peer.send(settings.presence());
        }
        peer.become(next);
    }

    private static byte[] data(Item item) {
        String text = item.text();
        int start = text.indexOf('>') + 1;
        int end = text.indexOf('<', start);
        return Base64.getDecoder().decode(end < 0 ? "" : text.substring(start, end));
    }
}
