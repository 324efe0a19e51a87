package im.parley.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private final Proxies proxies = new Proxies(List.of("127.0.0.0/8", "::1", "10.1.0.0/16"));

    private String client(String peer, String forwardedFor) {
        return proxies.client(InetAddress.ofLiteral(peer), forwardedFor).getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1    | 192.0.2.7                       | 192.0.2.7",
                "127.0.0.1    | 198.51.100.1, 192.0.2.7         | 192.0.2.7",
                "127.0.0.1    | 192.0.2.7, 10.1.2.3             | 192.0.2.7",
                "127.0.0.1    | 192.0.2.7:4711                  | 192.0.2.7",
                "127.0.0.1    | [2001:db8::7]:4711              | 2001:db8:0:0:0:0:0:7",
                "127.0.0.1    | 2001:db8::7                     | 2001:db8:0:0:0:0:0:7",
                "0:0:0:0:0:0:0:1 | 192.0.2.7                    | 192.0.2.7",
                "192.0.2.99   | 203.0.113.5                     | 192.0.2.99",
                "10.2.0.1     | 203.0.113.5                     | 10.2.0.1"
            })
    void theLastOneThatIsNotTrustedIsTheClient(String peer, String forwardedFor, String client) {
        assertThat(client(peer, forwardedFor)).isEqualTo(client);
    }

    @Test
    void nonsenseChangesNothing() {
        assertThat(client("127.0.0.1", "unknown")).isEqualTo("127.0.0.1");
        assertThat(client("127.0.0.1", "")).isEqualTo("127.0.0.1");
        assertThat(client("127.0.0.1", "192.0.2.7, nobody")).isEqualTo("127.0.0.1");
    }

    @Test
    void aProxyIsAnAddressOrABlock() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proxies(List.of("proxy.example.org")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proxies(List.of("10.0.0.0/33")));
    }
}
