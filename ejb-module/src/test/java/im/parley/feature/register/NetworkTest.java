package im.parley.feature.register;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.TestStream;
import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void anAddressOfIpVersion4IsAParty() {
        assertThat(network("192.0.2.1")).isEqualTo(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
    }

    @Test
    void aNetworkOfIpVersion6IsAParty() {
        assertThat(network("2001:db8:1:2::1"))
                .isEqualTo(network("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(network("2001:db8:1:3::1"));
    }

    private static Network network(String address) {
        return Network.of(new TestStream("capulet.lit").from(address).facts().remote());
    }
}
