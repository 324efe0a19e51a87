package im.parley.server.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of the secrets of components. */
class ComponentSecretsTest {
    private final ComponentSecrets secrets = new ComponentSecrets(ComponentSecrets.newKey());

    @Test
    void aSealedSecretIsReadAgainAndDoesNotShow() {
        String kept = secrets.seal("echo.example", "s\u00e9cret");
        assertThat(kept).doesNotContain("cret");
        assertThat(secrets.open("echo.example", kept)).contains("s\u00e9cret");
        assertThat(secrets.seal("echo.example", "s\u00e9cret")).isNotEqualTo(kept);
    }

    @Test
    void itIsGoodForItsComponentAndItsKeyAlone() {
        String kept = secrets.seal("echo.example", "secret");
        assertThat(secrets.open("other.example", kept)).isEmpty();
        assertThat(new ComponentSecrets(ComponentSecrets.newKey()).open("echo.example", kept)).isEmpty();
        assertThat(secrets.open("echo.example", kept.substring(0, kept.length() - 8))).isEmpty();
        assertThat(secrets.open("echo.example", "aes-gcm:AAAA")).isEmpty();
    }

    @Test
    void aHashCanBeCheckedAgainstAndNoMore() {
        String kept = secrets.hash("secret");
        assertThat(ComponentSecrets.isSealed(kept)).isFalse();
        assertThat(secrets.open("echo.example", kept)).isEmpty();
        assertThat(secrets.keys("echo.example", kept).orElseThrow().matches("secret")).isTrue();
        assertThat(secrets.keys("echo.example", kept).orElseThrow().matches("Secret")).isFalse();
    }

    @Test
    void aSealedSecretCanBeCheckedAgainstToo() {
        String kept = secrets.seal("echo.example", "secret");
        assertThat(secrets.keys("echo.example", kept).orElseThrow().matches("secret")).isTrue();
    }
}
