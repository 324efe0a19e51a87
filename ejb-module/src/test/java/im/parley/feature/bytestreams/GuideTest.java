package im.parley.feature.bytestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.spi.option.Socks5Options;
import org.junit.jupiter.api.Test;

/** The configurations of the guide "Tigase Socks5 Proxy", as they stand there. */
class GuideTest {
    private static Socks5Options options(String text) {
        return Relay.parse(text).options().of(Socks5Options.class);
    }

    @Test
    void theSimpleOnes() {
        assertThat(options("proxy {}").limited()).isFalse();
        assertThat(options("proxy {\n 'verifier-class' = 'tigase.socks5.verifiers.DummyVerifier'\n}").limited()).isFalse();
        assertThat(options("socks5 () { verifier (class: tigase.socks5.verifiers.DummyVerifier) {\n } }").limited()).isFalse();
        assertThat(options("socks5 () {\n repository {\n default () {\n cls = 'dummy'\n } } }").keeps()).isFalse();
    }

    @Test
    void addressesAndPorts() {
        assertThat(options("proxy { 'remote-addresses' = '192.168.1.205,20.255.13.190' }").presence().addresses())
                .containsExactly("192.168.1.205", "20.255.13.190");
        assertThat(options("proxy { 'connections' { 'ports' = [ 1080 ] } }").connections().ports()).containsExactly(1080);
    }

    @Test
    void limitsTheOldWay() {
        Socks5Options options = options("""
                proxy {
                    'verifier-class' = 'tigase.socks5.verifiers.LimitsVerifier'
                    tigase.socks5.verifiers.LimitsVerifier {
                        'transfer-update-quantization' = '1000'
                        'instance-limit' = '3000'
                    }
                }
                """);
        assertThat(options.limited()).isTrue();
        assertThat(options.limitOptions().quantum()).isEqualTo(1000);
        assertThat(options.limitOptions().instance()).isEqualTo(3000);
        assertThat(options.limitOptions().file()).isEqualTo(10);
    }

    @Test
    void aDataSourceOfItsOwn() {
        Socks5Options options = options("""
                dataSource { socks5-store () { uri = 'jdbc:db_server_type://server/socks5-database' } }
                socks5 () { repository { default () { dataSourceName = 'socks5-store' } } }
                """);
        assertThat(options.repository().source().dataSource()).isEqualTo("socks5-store");
    }

    @Test
    void anotherVerifierStopsTheStart() {
        assertThatThrownBy(() -> options("socks5 () { verifier (class: tigase.socks5.verifiers.LimitVerifier) {} }"))
                .hasMessageContaining("unknown class tigase.socks5.verifiers.LimitVerifier")
                .hasMessageContaining("LimitsVerifier");
        assertThatThrownBy(() -> options("proxy { 'verifier-class' = 'Nobody' }")).hasMessageContaining("verifier-class");
        assertThatThrownBy(() -> options("proxy {}\nsocks5 () {}")).hasMessageContaining("proxy");
    }
}
