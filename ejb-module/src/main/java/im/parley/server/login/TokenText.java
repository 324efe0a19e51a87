package im.parley.server.login;

import im.parley.store.token.Token;
import im.parley.wire.addr.Jid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens of what is kept of them. */
final class TokenText {
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec secret;

    TokenText(byte[] secret) {
        this.secret = new SecretKeySpec(secret, MAC);
    }

    /** The token as the client gets it. */
    String of(Token token, Jid account, UUID agent, byte[] password) {
        return Base64.getEncoder().withoutPadding().encodeToString(derived(token, account, agent, password));
    }

    /** The token as the mechanisms take it. */
    byte[] bytes(Token token, Jid account, UUID agent, byte[] password) {
        return of(token, account, agent, password).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] derived(Token token, Jid account, UUID agent, byte[] password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            field(mac, account.toString().getBytes(StandardCharsets.UTF_8));
            field(mac, agent.toString().getBytes(StandardCharsets.US_ASCII));
            field(mac, token.mechanism().getBytes(StandardCharsets.US_ASCII));
            field(mac, token.seed());
            field(mac, password);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has this one
        }
    }

    /** With its length in front, so that no two lists of fields are the same bytes. */
    private static void field(Mac mac, byte[] field) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).flip());
        mac.update(field);
    }
}
