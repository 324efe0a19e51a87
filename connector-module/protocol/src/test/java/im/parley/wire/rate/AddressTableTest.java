package im.parley.wire.rate;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.AddressBlock;
import im.parley.wire.port.ListenerOptions.Rates;
import im.parley.wire.rate.AddressTable.Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressTableTest {
    private final AddressTable table = new AddressTable(new Rates(0, 2, 0, 0, 0));

    private Optional<Address> admit(String address) throws UnknownHostException {
        return table.admit(InetAddress.getByName(address));
    }

    @Test
    void eachAddressHasItsOwnCount() throws Exception {
        assertThat(admit("192.0.2.1")).isPresent();
        assertThat(admit("192.0.2.1")).isPresent();
        assertThat(admit("192.0.2.1")).isEmpty();
        assertThat(admit("192.0.2.2")).isPresent();
    }

    @Test
    void whoLeavesMakesRoomAndAnEmptyEntryIsForgotten() throws Exception {
        Address first = admit("192.0.2.1").orElseThrow();
        Address second = admit("192.0.2.1").orElseThrow();
        table.leave(first);
        assertThat(admit("192.0.2.1")).isPresent();
        table.leave(second);
        table.leave(second);
        assertThat(table.size()).isZero();
    }

    @Test
    void aRefusedConnectionIsNotCounted() throws Exception {
        Address first = admit("192.0.2.1").orElseThrow();
        admit("192.0.2.1");
        admit("192.0.2.1");
        table.leave(first);
        table.leave(first);
        assertThat(table.size()).isZero();
    }

    @Test
    void oneIpv6NetworkCountsAsOneAddress() throws Exception {
        assertThat(admit("2001:db8::1")).isPresent();
        assertThat(admit("2001:db8::2")).isPresent();
        assertThat(admit("2001:db8:0:0:ffff::3")).isEmpty();
        assertThat(admit("2001:db8:0:1::1")).isPresent();
    }

    @Test
    void ipv4IsNeverMistakenForIpv6() throws Exception {
        assertThat(admit("0.0.0.1")).isPresent();
        assertThat(admit("0.0.0.1")).isPresent();
        assertThat(admit("::1")).isPresent();
    }

    @Test
    void onlyListedAddressesMayConnectIfThereIsAList() throws Exception {
        List<AddressBlock> inside = List.of(AddressBlock.of("192.0.2.0/24"), AddressBlock.of("::1"));
        AddressTable closed = new AddressTable(new Rates(0, 0, 0, 0, 0, 0, inside));
        assertThat(closed.admit(InetAddress.getByName("192.0.2.77"))).isPresent();
        assertThat(closed.admit(InetAddress.getByName("::1"))).isPresent();
        assertThat(closed.admit(InetAddress.getByName("192.0.3.1"))).isEmpty();
        assertThat(closed.admit(InetAddress.getByName("2001:db8::1"))).isEmpty();
    }

    @Test
    void withoutLimitsThereIsNoTable() throws Exception {
        AddressTable open = new AddressTable(new Rates(0, 0, 0, 0, 0));
        open.leave(open.admit(InetAddress.getByName("192.0.2.1")).orElseThrow());
        assertThat(open.size()).isZero();
    }
}
