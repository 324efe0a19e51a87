package im.parley.wire.sasl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SCRAM with and without channel binding, RFC 5802 and RFC 7677, the server's side. */
public final class ScramExchange implements Exchange {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 18;
    private static final Step.Failure MALFORMED = new Step.Failure(SaslError.MALFORMED_REQUEST, "");
    private static final Step.Failure WRONG = new Step.Failure(SaslError.NOT_AUTHORIZED, "");
    private static final Step.Failure DOWNGRADED = new Step.Failure(
            SaslError.MECHANISM_TOO_WEAK, "the client saw no channel binding although this server offers it");
    private static final Step.Failure NO_SUCH_BINDING =
            new Step.Failure(SaslError.INVALID_MECHANISM, "this channel binding type is not available");

    private final ScramHash hash;
    private final boolean plus;
    private final Binding binding;
    private final CredentialSource source;
    private final String serverNonce;
    private @Nullable Begun begun;
    private boolean ended;

    /** What is known after the first message. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Begun(
            ScramMessages.First first,
            Optional<CredentialSource.Known> real,
            ScramKeys keys,
            byte[] channel,
            String serverFirst) {

        Claim claim() {
            return new Claim(first.username(), first.authorization());
        }
    }

    /** The channel binding of the connection, as the exchange needs it. */
    public interface Binding {
        /** The data of a channel binding type; empty when the connection cannot have it. */
        Optional<byte[]> data(String registeredName);

        /** Whether mechanisms with channel binding were offered, so that a client that saw none was deceived. */
        boolean offered();

        /** What was advertised, as XEP-0474 section 6.1 writes it; empty to protect nothing. */
        default String advertised() {
            return "";
        }
    }

    /**
     * @param plus whether the mechanism is the one with channel binding
     */
    public ScramExchange(ScramHash hash, boolean plus, Binding binding, CredentialSource source) {
        this(hash, plus, binding, source, newNonce());
    }

    ScramExchange(ScramHash hash, boolean plus, Binding binding, CredentialSource source, String serverNonce) {
        this.hash = hash;
        this.plus = plus;
        this.binding = binding;
        this.source = source;
        this.serverNonce = serverNonce;
    }

    private static String newNonce() {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public Step respond(byte[] fromClient) {
        if (ended) {
            return MALFORMED; // one proof per nonce
        }
        Begun known = begun;
        if (known != null) {
            ended = true;
            return ScramMessages.last(fromClient).map(last -> finish(known, last)).orElse(MALFORMED);
        }
        if (fromClient.length == 0) {
            return new Step.Challenge(NOTHING);
        }
        return ScramMessages.first(fromClient).map(this::begin).orElse(MALFORMED);
    }

    private Step begin(ScramMessages.First first) {
        // RFC 5802 section 6: the flag must fit the mechanism, and "y" to a server that offers binding is an attack.
        if (plus != (first.flag() == 'p')) {
            return MALFORMED;
        }
        if (first.flag() == 'y' && binding.offered()) {
            return DOWNGRADED;
        }
        Optional<byte[]> channel = plus ? binding.data(first.binding()) : Optional.of(NOTHING);
        if (channel.isEmpty()) {
            return NO_SUCH_BINDING;
        }
        // Both are asked for in any case, so that the time taken does not tell who exists.
        Claim claim = new Claim(first.username(), first.authorization());
        ScramKeys decoy = source.decoy(claim, hash);
        Optional<CredentialSource.Known> real = source.keys(claim, hash);
        ScramKeys keys = real.map(CredentialSource.Known::keys).orElse(decoy);
        String serverFirst = "r=" + first.nonce() + serverNonce + ",s="
                + Base64.getEncoder().encodeToString(keys.salt()) + ",i=" + keys.iterations() + downgradeProtection();
        begun = new Begun(first, real, keys, channel.get(), serverFirst);
        return new Step.Challenge(serverFirst.getBytes(StandardCharsets.UTF_8));
    }

    /** XEP-0474 section 6.1: the client sees by a hash that nobody has shortened the lists on the way to it. */
    private String downgradeProtection() {
        byte[] advertised = binding.advertised().getBytes(StandardCharsets.US_ASCII);
        return advertised.length == 0 ? "" : ",h=" + Base64.getEncoder().encodeToString(hash.digest(advertised));
    }

    @Override
    public Optional<Claim> claim() {
        return Optional.ofNullable(begun).map(Begun::claim);
    }

    private Step finish(Begun known, ScramMessages.Final last) {
        boolean sameNonce = last.nonce().equals(known.first().nonce() + serverNonce);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(known.first().gs2().getBytes(StandardCharsets.UTF_8));
        expected.writeBytes(known.channel());
        boolean sameChannel = MessageDigest.isEqual(expected.toByteArray(), last.binding());
        byte[] authMessage = (known.first().bare() + ',' + known.serverFirst() + ',' + last.withoutProof())
                .getBytes(StandardCharsets.UTF_8);
        boolean proven = proves(known.keys(), authMessage, last.proof());
        // All three are computed before any is looked at, so that the time taken tells nothing.
        if (!sameNonce || !sameChannel || !proven || known.real().isEmpty()) {
            return WRONG;
        }
        byte[] signature = ScramKeys.hmac(hash, known.keys().serverKey(), authMessage);
        String serverFinal = "v=" + Base64.getEncoder().encodeToString(signature);
        return new Step.Success(
                known.real().get().identity(),
                known.first().authorization(),
                serverFinal.getBytes(StandardCharsets.UTF_8));
    }

    private boolean proves(ScramKeys keys, byte[] authMessage, byte[] proof) {
        byte[] clientKey = ScramKeys.hmac(hash, keys.storedKey(), authMessage);
        byte[] padded = Arrays.copyOf(proof, clientKey.length);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= padded[i];
        }
        return proof.length == clientKey.length && MessageDigest.isEqual(hash.digest(clientKey), keys.storedKey());
    }
}
