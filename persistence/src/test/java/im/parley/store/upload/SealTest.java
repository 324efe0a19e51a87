package im.parley.store.upload;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final Instant UNTIL = Instant.parse("2026-01-01T00:05:00Z");
    private final Seal seal = new Seal(new byte[32]);

    private static Upload upload(String id, long size, String type) {
        return new Upload(
                id,
                Jid.of("juliet@example.net"),
                "x",
                type,
                size,
                Upload.Purpose.MESSAGE,
                Instant.EPOCH,
                Optional.empty(),
                Instant.EPOCH);
    }

    @Test
    void aSignatureIsForOneUploadUntilOneTime() {
        String signature = seal.sign(upload("a", 1, "image/png"), UNTIL);
        assertThat(seal.verifies(signature, upload("a", 1, "image/png"), UNTIL)).isTrue();
        assertThat(seal.verifies(signature, upload("a", 1, "image/png"), UNTIL.plusSeconds(1))).isFalse();
        assertThat(seal.verifies(signature, upload("b", 1, "image/png"), UNTIL)).isFalse();
        assertThat(seal.verifies(signature, upload("a", 2, "image/png"), UNTIL)).isFalse();
        assertThat(seal.verifies(signature, upload("a", 1, "text/html"), UNTIL)).isFalse();
        assertThat(seal.verifies("", upload("a", 1, "image/png"), UNTIL)).isFalse();
        assertThat(new Seal(new byte[] {1, 2, 3}).verifies(signature, upload("a", 1, "image/png"), UNTIL)).isFalse();
        assertThat(signature).matches("[A-Za-z0-9_-]{43}");
    }
}
