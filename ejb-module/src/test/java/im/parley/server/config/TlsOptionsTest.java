package im.parley.server.config;

import static im.parley.server.config.Reading.configuration;
import static im.parley.server.config.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.port.TlsPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TlsOptionsTest {
    @Test
    void nothingSaidIsTheStandard() throws ConfigError {
        assertThat(clients("")).isEqualTo(TlsPolicy.STANDARD);
    }

    @Test
    void whatStandsOutsideHoldsForEveryPort() throws ConfigError {
        var services = configuration("'hardened-mode' = 'strict'").root().services();
        var strict = services.servers().tls().policy();
        assertThat(strict.ciphers()).isNotEmpty().noneMatch(suite -> suite.contains("AES_128"));
        assertThat(services.web().access().ports()).allMatch(port -> port.policy().equals(strict));
        assertThat(services.components().tls().policy()).isEqualTo(strict);
    }

    @Test
    void aBeanHasItsOwn() throws ConfigError {
        String text = "c2s { sslContextContainer { 'tls-enabled-protocols' = [ 'TLSv1.3' ] } }";
        assertThat(clients(text).protocols()).containsExactly("TLSv1.3");
        assertThat(configuration(text).root().services().servers().tls().policy()).isEqualTo(TlsPolicy.STANDARD);
    }

    @Test
    void whatIsSwitchedOffIsTakenAway() throws ConfigError {
        assertThat(clients("'tls-disable-tls13' = true").protocols()).containsExactly("TLSv1.2");
        assertThat(clients("'tls-disabled-protocols' = [ 'SSLv3', 'TLSv1.2' ]").protocols()).containsExactly("TLSv1.3");
        assertThat(clients("'tls-disabled-ciphers' = [ 'TLS_AES_128_GCM_SHA256' ]").ciphers())
                .hasSize(TlsPolicy.STANDARD.ciphers().size() - 1);
        assertThat(clients("'tls-enabled-ciphers' = [ 'TLS_AES_256_GCM_SHA384', 'TLS_MADE_UP' ]").ciphers())
                .containsExactly("TLS_AES_256_GCM_SHA384");
        assertThat(clients("'hardened-mode' = 'relaxed'").ciphers()).contains("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");
    }

    @Test
    void nothingLeftIsRefused() {
        assertThat(refused("c2s { sslContextContainer { 'tls-enabled-protocols' = [ 'SSLv2' ] } }"))
                .singleElement()
                .asString()
                .contains("1:7: 'sslContextContainer': no version of TLS is left");
        assertThat(refused("ext { sslContextContainer { 'tls-enabled-ciphers' = [ 'ROT13' ] } }"))
                .singleElement()
                .asString()
                .contains("no cipher suite of TLS is left");
    }

    private static TlsPolicy clients(String text) throws ConfigError {
        return configuration(text).root().services().clients().listeners(Duration.ofSeconds(9)).getFirst().tls();
    }
}
