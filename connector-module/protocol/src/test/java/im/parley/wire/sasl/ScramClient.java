package im.parley.wire.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The client's side of SCRAM, RFC 5802. For tests and load drivers: it trusts itself with everything. */
public final class ScramClient {
    private final ScramHash hash;
    private final String gs2;
    private final byte[] channel;
    private final String password;
    private final String bare;
    private String authMessage = "";
    private byte[] salted = {};

    /** A client without channel binding. */
    public ScramClient(ScramHash hash, String username, String password) {
        this(hash, "n,,", new byte[0], username, password);
    }

    /**
     * @param gs2 the GS2 header, for example {@code p=tls-exporter,,}
     * @param channel the channel binding data, or empty
     */
    public ScramClient(ScramHash hash, String gs2, byte[] channel, String username, String password) {
        this(hash, gs2, channel, username, password, UUID.randomUUID().toString());
    }

    ScramClient(ScramHash hash, String gs2, byte[] channel, String username, String password, String nonce) {
        this.hash = hash;
        this.gs2 = gs2;
        this.channel = channel.clone();
        this.password = password;
        this.bare = "n=" + username.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    /** The first message. */
    public byte[] first() {
        return (gs2 + bare).getBytes(StandardCharsets.UTF_8);
    }

    /** The answer to the server's first message. */
    public byte[] last(byte[] serverFirst) {
        String challenge = new String(serverFirst, StandardCharsets.UTF_8);
        Map<String, String> attributes = attributes(challenge);
        String nonce = attributes.getOrDefault("r", "");
        if (!nonce.startsWith(bare.substring(bare.lastIndexOf("r=") + 2))) {
            throw new IllegalStateException("the nonce is not ours");
        }
        byte[] salt = Base64.getDecoder().decode(attributes.getOrDefault("s", ""));
        salted = ScramKeys.saltedPassword(password, salt, Integer.parseInt(attributes.getOrDefault("i", "")), hash);
        String withoutProof = "c=" + Base64.getEncoder().encodeToString(bound()) + ",r=" + nonce;
        authMessage = bare + ',' + challenge + ',' + withoutProof;
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] proof = hmac(hash.digest(clientKey), authMessage);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        return (withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof)).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the server proved that it knows the keys. */
    public boolean verify(byte[] serverFinal) {
        String verifier = attributes(new String(serverFinal, StandardCharsets.UTF_8)).getOrDefault("v", "");
        byte[] expected = hmac(hmac(salted, "Server Key"), authMessage);
        return MessageDigest.isEqual(expected, Base64.getDecoder().decode(verifier));
    }

    private byte[] bound() {
        byte[] header = gs2.getBytes(StandardCharsets.UTF_8);
        byte[] bound = new byte[header.length + channel.length];
        System.arraycopy(header, 0, bound, 0, header.length);
        System.arraycopy(channel, 0, bound, header.length, channel.length);
        return bound;
    }

    private byte[] hmac(byte[] key, String data) {
        return ScramKeys.hmac(hash, key, data.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> attributes(String message) {
        Map<String, String> attributes = new HashMap<>();
        for (String part : message.split(",")) {
            attributes.put(part.substring(0, 1), part.substring(2));
        }
        return attributes;
    }
}
