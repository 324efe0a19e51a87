package im.parley.test.client;

import im.parley.wire.sasl.ChannelBinding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of an exchange that can stand in SASL2. */
sealed interface InlineLogin {
    /** The initial response. */
    byte[] first();

    /** The answer to a challenge. */
    byte[] answer(byte[] challenge);

    /** Checks what comes with success. */
    void verify(byte[] data);

    static InlineLogin of(String mechanism, String user, String secret, Wire wire) {
        if (mechanism.equals("PLAIN")) {
            return new Single(("\0" + user + '\0' + secret).getBytes(StandardCharsets.UTF_8), new byte[0]);
        }
        if (!mechanism.startsWith("HT-")) {
            return new Salted(Scram.over(wire, mechanism, user, secret));
        }
        byte[] channel = switch (mechanism.substring(mechanism.lastIndexOf('-') + 1)) {
            case "EXPR" -> wire.channelBinding(ChannelBinding.TLS_EXPORTER).orElseThrow();
            case "ENDP" -> wire.channelBinding(ChannelBinding.TLS_SERVER_END_POINT).orElseThrow();
            default -> new byte[0];
        };
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes((user + '\0').getBytes(StandardCharsets.UTF_8));
        first.writeBytes(mac(secret, "Initiator", channel));
        return new Single(first.toByteArray(), mac(secret, "Responder", channel));
    }

    private static byte[] mac(String token, String label, byte[] channel) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(channel);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One message, and perhaps a proof of the server. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Single(byte[] first, byte[] proof) implements InlineLogin {
        @Override
        public byte[] answer(byte[] challenge) {
            throw new ProtocolFailure("a challenge came although the mechanism has none");
        }

        @Override
        public void verify(byte[] data) {
            if (!Arrays.equals(proof, data)) {
                throw new ProtocolFailure("the server does not prove that it knows the secret");
            }
        }
    }

    /** SCRAM. */
    record Salted(Scram scram) implements InlineLogin {
        @Override
        public byte[] first() {
            return scram.first();
        }

        @Override
        public byte[] answer(byte[] challenge) {
            return scram.answer(challenge);
        }

        @Override
        public void verify(byte[] data) {
            scram.verify(data);
        }
    }
}
