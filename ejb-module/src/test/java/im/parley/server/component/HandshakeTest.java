package im.parley.server.component;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.xml.Element;
import org.junit.jupiter.api.Test;

/** XEP-0114 section 3. */
class HandshakeTest {
    /** SHA-1 of "3BF96D32" and "test", in lower-case hexadecimal. */
    @Test
    void theProofIsTheHashOfIdAndSecret() {
        Element proof = Handshake.proof("3BF96D32", "test");
        assertThat(proof.text()).matches("[0-9a-f]{40}");
        assertThat(Handshake.proves(proof, "3BF96D32", "test")).isTrue();
    }

    @Test
    void anythingElseProvesNothing() {
        Element proof = Handshake.proof("3BF96D32", "test");
        assertThat(Handshake.proves(proof, "3BF96D33", "test")).isFalse();
        assertThat(Handshake.proves(proof, "3BF96D32", "Test")).isFalse();
        assertThat(Handshake.proves(Element.of(Handshake.NAME), "3BF96D32", "")).isFalse();
        assertThat(Handshake.proves(
                        Element.text(Handshake.NAME, proof.text().substring(1)), "3BF96D32", "test"))
                .isFalse();
    }
}
