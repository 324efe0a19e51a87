package im.parley.feature.vcard;

import im.parley.server.spi.Administrators;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.vcard.Vcard;
import im.parley.store.vcard.VcardStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What the tests of vCards share: Juliet and an administrator have accounts. */
final class Salon {
    static final Jid JULIET = Jid.of("juliet@capulet.com");
    /** A PNG of one pixel, in lines as section 6.8 of RFC 2045 recommends. */
    static final String IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk\n"
            + " YAAAAAYAAjCB0C8AAAAASUVORK5CYII=";
    /** The SHA-1 hash of its bytes. */
    static final String HASH = "c1986af3c26609b8b7d8933f99c51c1a89e9ea6b";

    final MemoryStores stores = MemoryStores.create();
    final TestSessions sessions = TestSessions.of();
    final TestSession juliet = sessions.add(TestSession.of("juliet@capulet.com/balcony"));
    final Counting store = new Counting(stores.vcards());
    final PhotoHashes hashes = new PhotoHashes(store);
    final Cards cards = new Cards(
            store,
            stores.users(),
            new Administrators(Set.of(Jid.of("admin@capulet.com"))),
            hashes,
            TestOptions.of(new VcardOptions(2000)));

    Salon() {
        for (String account : Set.of("juliet@capulet.com", "admin@capulet.com", "romeo@montague.net")) {
            stores.users().create(new User(Jid.of(account), Status.ACTIVE, Instant.EPOCH));
        }
    }

    /** Counts how often it was asked for a photo. */
    static final class Counting implements VcardStore {
        private final VcardStore store;
        int photos;

        Counting(VcardStore store) {
            this.store = store;
        }

        @Override
        public Optional<Vcard> find(Jid owner) {
            return store.find(owner);
        }

        @Override
        public String photo(Jid owner) {
            photos++;
            return store.photo(owner);
        }

        @Override
        public void put(Jid owner, Vcard card) {
            store.put(owner, card);
        }

        @Override
        public void remove(Jid owner) {
            store.remove(owner);
        }
    }

    static Element temp(String properties) {
        return read("<vCard xmlns='vcard-temp'>" + properties + "</vCard>");
    }

    static Element vcard4(String properties) {
        return read("<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'>" + properties + "</vcard>");
    }

    static Element withPhoto() {
        return temp("<PHOTO><TYPE>image/png</TYPE><BINVAL>" + IMAGE + "</BINVAL></PHOTO>");
    }

    private static Element read(String text) {
        return ElementText.read(text).orElseThrow(() -> new AssertionError("not well-formed: " + text));
    }
}
