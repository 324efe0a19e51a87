package im.parley.wire.addr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void anAddressOfIpVersion4IsAParty() throws UnknownHostException {
        assertThat(network("192.0.2.1")).isEqualTo(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
    }

    @Test
    void aNetworkOfIpVersion6IsAParty() throws UnknownHostException {
        assertThat(network("2001:db8:1:2::1"))
                .isEqualTo(network("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(network("2001:db8:1:3::1"));
    }

    @Test
    void readsAsTheAddressThatCounts() throws UnknownHostException {
        assertThat(network("192.0.2.1")).hasToString("192.0.2.1");
        assertThat(network("2001:db8:1:2::9")).hasToString("2001:db8:1:2:0:0:0:0/64");
    }

    private static Network network(String address) throws UnknownHostException {
        return Network.of(new InetSocketAddress(InetAddress.getByName(address), 40_000));
    }
}
