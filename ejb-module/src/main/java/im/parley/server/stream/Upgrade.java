package im.parley.server.stream;

import im.parley.server.spi.StreamExtension;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The elements of upgrade tasks for SCRAM, XEP-0480. */
final class Upgrade {
    private static final Name UPGRADE = Name.of("urn:xmpp:sasl:upgrade:0", "upgrade");
    private static final String NS = "urn:xmpp:scram-upgrade:0";
    private static final Name SALT = Name.of(NS, "salt");
    private static final Name HASH = Name.of(NS, "hash");

    private Upgrade() {}

    /** Section 3: without {@code -PLUS}, for "channel-binding is not relevant". */
    static String task(ScramHash hash) {
        return "UPGR-" + hash.mechanism();
    }

    /** Section 2.1: what the account that the client has named lacks. */
    static List<Element> offers(ClientStream stream) {
        return offered(stream.peer().lacking(), stream).stream()
                .map(hash -> Element.text(UPGRADE, task(hash)))
                .toList();
    }

    /** Those of the hash functions that there are tasks for. */
    static List<ScramHash> offered(List<ScramHash> lacking, ClientStream stream) {
        boolean active = stream.services().table().inline().has(StreamExtension.UPGRADE);
        return lacking.stream().filter(hash -> active && Mechanisms.uses(hash, stream)).toList();
    }

    /** Section 2.2: whether the client wants the task of a hash function. */
    static boolean isRequested(ScramHash hash, LoginRequest request) {
        return request.element().elements().stream()
                .anyMatch(child -> child.is(UPGRADE) && child.text().strip().equals(task(hash)));
    }

    /** Section 3. */
    static Element salt(byte[] salt, int iterations) {
        return Element.build(SALT)
                .attribute("iterations", Integer.toString(iterations))
                .text(Base64.getEncoder().encodeToString(salt))
                .build();
    }

    /**
     * Section 3: the salted password; nothing when there is none.
     *
     * @throws IllegalArgumentException when it is not Base 64
     */
    static Optional<byte[]> hash(Element taskData) {
        // The examples of the specification have white space around.
        return taskData.first(HASH).map(hash -> Base64.getDecoder().decode(hash.text().strip()));
    }
}
