package im.parley.feature.bytestreams;

import static im.parley.feature.bytestreams.Relay.JULIET;
import static im.parley.feature.bytestreams.Relay.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.port.Bytestreams.Outcome;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyServiceTest {
    private static final String SID = "vxf9n471bn46";

    private final Relay relay = new Relay("").open();

    private static Condition error(Iq answer) {
        assertThat(answer.type()).isEqualTo(Iq.Type.ERROR);
        return Relay.error(answer);
    }

    /** Example 25 of XEP-0065 gives a hash, but not of its own example; this one was made with sha1sum. */
    @Test
    void theAddressIsTheHashOfSidRequesterAndTarget() {
        assertThat(ProxyService.address(
                        "vxf9n471bn46", Jid.of("requester@example.com/foo"), Jid.of("target@example.org/bar")))
                .isEqualTo("98b8d688d0f5d895fd41c5e7309a2e9e33ba32ff");
    }

    @Test
    void itSaysWhereItIs() {
        Element query = relay.where(ROMEO).payload().orElseThrow();
        assertThat(query.elements()).hasSize(1);
        Element host = query.elements().getFirst();
        assertThat(host.attribute("host")).contains("127.0.0.1");
        assertThat(host.attribute("port")).contains("1080");
        assertThat(host.attribute("jid")).contains("proxy.montague.lit");
    }

    @Test
    void theConfiguredAddressesComeInTheirOrder() {
        Relay other = new Relay("proxy { 'remote-addresses' = '192.168.1.205,20.255.13.190' }");
        other.hosts.listening(List.of(new InetSocketAddress(1080), new InetSocketAddress(1081)), other);
        assertThat(other.where(ROMEO).payload().orElseThrow().elements().stream()
                        .map(host -> host.attribute("host").orElseThrow() + ':' + host.attribute("port").orElseThrow()))
                .containsExactly(
                        "192.168.1.205:1080", "20.255.13.190:1080", "192.168.1.205:1081", "20.255.13.190:1081");
    }

    @Test
    void theAddressesOfTheMachineAreFound() {
        relay.hosts.listening(List.of(new InetSocketAddress(1080)), relay);
        assertThat(relay.hosts.hosts()).isNotEmpty().allSatisfy(host -> assertThat(host.name()).doesNotContain("%"));
    }

    @Test
    void withoutAPortItIsUnableToAct() {
        Relay closed = new Relay("");
        assertThat(error(closed.where(ROMEO))).isEqualTo(Condition.NOT_ALLOWED);
        assertThat(error(closed.activate(ROMEO, SID, JULIET.toString()))).isEqualTo(Condition.NOT_ALLOWED);
        closed.hosts.refused("Port 1080 is in use by another program");
        assertThat(error(closed.where(ROMEO))).isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void theRequesterActivates() {
        assertThat(relay.transfer(SID)).isNotNull();
        assertThat(error(relay.activate(ROMEO, SID, JULIET.toString()))).isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void nobodyElseActivates() {
        relay.present.put(ProxyService.address(SID, ROMEO, JULIET), Outcome.ACTIVE);
        Jid mercutio = Jid.of("mercutio@montague.lit/street");
        assertThat(error(relay.activate(mercutio, SID, JULIET.toString()))).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(error(relay.activate(JULIET, SID, ROMEO.toString()))).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(error(relay.activate(ROMEO.withResource("other"), SID, JULIET.toString())))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(error(relay.activate(ROMEO, SID + "x", JULIET.toString()))).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(relay.active).isEmpty();
    }

    @Test
    void theTargetIsPrepared() {
        relay.present.put(ProxyService.address(SID, ROMEO, JULIET), Outcome.ACTIVE);
        assertThat(relay.activate(ROMEO, SID, " Juliet@CAPULET.lit/balcony\n").type()).isEqualTo(Iq.Type.RESULT);
    }

    @ParameterizedTest
    @CsvSource({"ONE_PARTY, NOT_ALLOWED", "NOBODY, ITEM_NOT_FOUND", "AGAIN, NOT_ALLOWED", "FULL, RESOURCE_CONSTRAINT", "BROKEN, INTERNAL_SERVER_ERROR"})
    void whatIsInTheWayIsTold(Outcome outcome, Condition condition) {
        relay.present.put(ProxyService.address(SID, ROMEO, JULIET), outcome);
        assertThat(error(relay.activate(ROMEO, SID, JULIET.toString()))).isEqualTo(condition);
        assertThat(relay.ledger.counters()).isZero();
    }

    @Test
    void malformedRequestsAreTold() {
        Name query = Name.of(ProxyService.NS, "query");
        Name activate = Name.of(ProxyService.NS, "activate");
        assertThat(error(relay.ask(ROMEO, Iq.Type.SET, Element.of(query)))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(error(relay.activate(ROMEO, "", JULIET.toString()))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(error(relay.activate(ROMEO, "x".repeat(1025), JULIET.toString()))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(error(relay.activate(ROMEO, SID, ""))).isEqualTo(Condition.JID_MALFORMED);
        assertThat(error(relay.activate(ROMEO, SID, "@"))).isEqualTo(Condition.JID_MALFORMED);
        Element udp = Element.build(query)
                .attribute("sid", SID)
                .attribute("mode", "udp")
                .add(Element.text(activate, JULIET.toString()))
                .build();
        assertThat(error(relay.ask(ROMEO, Iq.Type.SET, udp))).isEqualTo(Condition.FEATURE_NOT_IMPLEMENTED);
        Element other = Element.of(Name.of("urn:example", "query"));
        assertThat(error(relay.ask(ROMEO, Iq.Type.GET, other))).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(error(relay.ask(ROMEO, Iq.Type.SET, other))).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void strangersMayBeKeptOut() {
        assertThat(relay.where(JULIET).type()).isEqualTo(Iq.Type.RESULT);
        Relay closed = new Relay("socks5 () { 'local-only' = true }").open();
        assertThat(closed.where(ROMEO).type()).isEqualTo(Iq.Type.RESULT);
        assertThat(error(closed.where(JULIET))).isEqualTo(Condition.FORBIDDEN);
        assertThat(error(closed.activate(JULIET, SID, ROMEO.toString()))).isEqualTo(Condition.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "FF:0:0:0:0:0:0:0, ff::"
    })
    void ipv6IsWrittenInTheOneWay(String address, String written) throws Exception {
        assertThat(Ipv6Text.of((Inet6Address) InetAddress.getByName(address))).isEqualTo(written);
    }
}
