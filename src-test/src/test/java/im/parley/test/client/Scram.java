package im.parley.test.client;

import im.parley.wire.sasl.ChannelBinding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM, RFC 5802, with any hash function and channel binding. Used once. */
final class Scram {
    private final String hash;
    private final String password;
    private final byte[] gs2;
    private final byte[] binding;
    private final String firstBare;
    private final String nonce = UUID.randomUUID().toString();
    private byte[] serverSignature = {};

    /**
     * @param mechanism for example {@code SCRAM-SHA-256-PLUS}
     * @param type the channel binding that a mechanism with {@code -PLUS} uses
     * @param bindingData its data
     */
    Scram(String mechanism, String user, String password, ChannelBinding type, byte[] bindingData) {
        boolean plus = mechanism.endsWith("-PLUS");
        this.hash = mechanism.replace("SCRAM-", "").replace("-PLUS", "");
        this.password = password;
        this.gs2 = utf8(plus ? "p=" + type.registeredName() + ",," : "n,,");
        this.binding = plus ? bindingData.clone() : new byte[0];
        this.firstBare = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    /** Bound to the strongest channel that a connection has, if the mechanism is bound at all. */
    static Scram over(Wire wire, String mechanism, String user, String password) {
        ChannelBinding type = wire.channelBinding(ChannelBinding.TLS_EXPORTER).isPresent()
                ? ChannelBinding.TLS_EXPORTER
                : ChannelBinding.TLS_SERVER_END_POINT;
        return new Scram(mechanism, user, password, type, wire.channelBinding(type).orElse(new byte[0]));
    }

    byte[] first() {
        return concat(gs2, utf8(firstBare));
    }

    byte[] answer(byte[] challenge) {
        String serverFirst = new String(challenge, StandardCharsets.UTF_8);
        Map<Character, String> fields = fields(serverFirst);
        if (!fields.getOrDefault('r', "").startsWith(nonce)) {
            throw new IllegalStateException("the server's nonce does not begin with ours: " + serverFirst);
        }
        String withoutProof =
                "c=" + base64(concat(gs2, binding)) + ",r=" + fields.get('r');
        byte[] message = utf8(firstBare + ',' + serverFirst + ',' + withoutProof);
        byte[] salted = salted(Base64.getDecoder().decode(fields.get('s')), Integer.parseInt(fields.get('i')));
        byte[] clientKey = hmac(salted, utf8("Client Key"));
        byte[] signature = hmac(digest(clientKey), message);
        serverSignature = hmac(hmac(salted, utf8("Server Key")), message);
        return utf8(withoutProof + ",p=" + base64(xor(clientKey, signature)));
    }

    /** Checks that the server knows the keys too. */
    void verify(byte[] finalMessage) {
        String expected = "v=" + base64(serverSignature);
        if (!Arrays.equals(utf8(expected), finalMessage)) {
            throw new IllegalStateException(
                    "wrong server signature: " + new String(finalMessage, StandardCharsets.UTF_8));
        }
    }

    private static Map<Character, String> fields(String message) {
        Map<Character, String> fields = new HashMap<>();
        for (String field : message.split(",", -1)) {
            fields.put(field.charAt(0), field.substring(2));
        }
        return fields;
    }

    private byte[] salted(byte[] salt, int iterations) {
        Mac mac = mac(utf8(password));
        byte[] block = mac.doFinal(concat(salt, new byte[] {0, 0, 0, 1}));
        byte[] result = block.clone();
        for (int i = 1; i < iterations; i++) {
            block = mac.doFinal(block);
            result = xor(result, block);
        }
        return result;
    }

    private byte[] hmac(byte[] key, byte[] data) {
        return mac(key).doFinal(data);
    }

    private Mac mac(byte[] key) {
        String algorithm = "Hmac" + hash.replace("-", "");
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] digest(byte[] data) {
        try {
            return MessageDigest.getInstance(hash).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = a.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= b[i];
        }
        return result;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(a.length + b.length);
        all.writeBytes(a);
        all.writeBytes(b);
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
