package im.parley.test.bench.load;

/**
 * The client's half of XEP-0198 around another dialogue: counts stanzas, answers what the server asks, and asks itself
 * after every few.
 */
final class Managed implements Dialogue {
    private static final byte[] ENABLED = Item.ascii("<enabled");
    private static final byte[] FAILED = Item.ascii("<failed");
    private static final byte[] REQUEST = Item.ascii("<r ");
    private static final byte[] ANSWER = Item.ascii("<a ");
    private static final byte[] ASK = Item.ascii("<r xmlns='urn:xmpp:sm:3'/>");
    private static final int ASK_AFTER = 5;

    private final Dialogue inner;
    private boolean enabled;
    private String id = "";
    private long handled;
    private int unasked;

    Managed(Dialogue inner) {
        this.inner = inner;
    }

    /** The id of the session, by which it is resumed. */
    String id() {
        return id;
    }

    /** How many stanzas came. */
    long handled() {
        return handled;
    }

    @Override
    public void heard(Item item, Peer peer) {
        if (!enabled) {
            enabled(item, peer);
        } else if (item.startsWith(REQUEST)) {
            peer.send("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>");
        } else if (!item.startsWith(ANSWER)) {
            handled++;
            unasked++;
            inner.heard(item, peer);
            if (unasked == ASK_AFTER) {
                unasked = 0;
                peer.send(ASK);
            }
        }
    }

    private void enabled(Item item, Peer peer) {
        if (item.startsWith(ENABLED)) {
            enabled = true;
            id = item.attribute("id");
            inner.begin(peer);
        } else if (item.startsWith(FAILED)) {
            peer.fail("no stream management: " + item.text());
        }
    }
}
