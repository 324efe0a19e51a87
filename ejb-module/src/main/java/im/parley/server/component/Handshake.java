package im.parley.server.component;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code <handshake/>}, XEP-0114 section 3. */
final class Handshake {
    /** In the content namespace of the stream, which is {@code jabber:client} in the tree. */
    static final Name NAME = Name.of(Namespaces.CLIENT, "handshake");

    /** What tells of success. */
    static final Element EMPTY = Element.of(NAME);

    private Handshake() {}

    /** What proves the knowledge of a secret: the hash of the stream id and of it. */
    static Element proof(String streamId, String secret) {
        return Element.text(NAME, digest(streamId, secret));
    }

    private static String digest(String streamId, String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((streamId + secret).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }

    /** Whether a proof is right. Takes a time that tells nothing. Case counts: lower case is a MUST. */
    static boolean proves(Element handshake, String streamId, String secret) {
        byte[] given = handshake.text().strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, digest(streamId, secret).getBytes(StandardCharsets.UTF_8));
    }
}
