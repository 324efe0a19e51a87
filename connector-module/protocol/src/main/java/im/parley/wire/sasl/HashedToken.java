package im.parley.wire.sasl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The mechanisms of draft-schmaus-kitten-sasl-ht with SHA-256, by the channel binding that each has, the strongest first. */
public enum HashedToken {
    /** Bound to {@code tls-exporter}. */
    HT_SHA_256_EXPR(Optional.of(ChannelBinding.TLS_EXPORTER)),
    /** Bound to {@code tls-server-end-point}. */
    HT_SHA_256_ENDP(Optional.of(ChannelBinding.TLS_SERVER_END_POINT)),
    /** Without a channel binding. */
    HT_SHA_256_NONE(Optional.empty());

    private static final byte[] INITIATOR = "Initiator".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESPONDER = "Responder".getBytes(StandardCharsets.US_ASCII);

    private final Optional<ChannelBinding> binding;
    private final String mechanism = name().replace('_', '-');

    HashedToken(Optional<ChannelBinding> binding) {
        this.binding = binding;
    }

    /** The channel binding, if any. */
    public Optional<ChannelBinding> binding() {
        return binding;
    }

    /** The name of the mechanism, for example {@code HT-SHA-256-NONE}. */
    public String mechanism() {
        return mechanism;
    }

    /** The mechanism of a name. */
    public static Optional<HashedToken> of(String mechanism) {
        for (HashedToken each : values()) {
            if (each.mechanism.equals(mechanism)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** What proves that a client has the token, section 3.1 of the draft. */
    public static byte[] initiator(byte[] token, byte[] channel) {
        return mac(token, INITIATOR, channel);
    }

    /** What proves that the server has the token, section 3.2 of the draft. */
    public static byte[] responder(byte[] token, byte[] channel) {
        return mac(token, RESPONDER, channel);
    }

    private static byte[] mac(byte[] token, byte[] label, byte[] channel) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(label.length + channel.length);
        message.writeBytes(label);
        message.writeBytes(channel);
        return ScramKeys.hmac(ScramHash.SHA_256, token, message.toByteArray());
    }
}
