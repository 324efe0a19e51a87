package im.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.net/orchard");
    private static final long LAST = 0xFFFF_FFFFL;

    private final Outbox outbox = new Outbox();

    private static Message message(int number) {
        return Message.to(ROMEO, Message.Type.CHAT, Element.text(Message.BODY, "message " + number));
    }

    private void send(int from, int to) {
        for (int number = from; number <= to; number++) {
            outbox.add(message(number), Copies.SOLE, 1000 + number);
            assertThat(outbox.transmit()).isEqualTo(message(number));
        }
    }

    private List<Stanza> left() {
        return outbox.drain().stream().map(Outbox.Unacknowledged::stanza).toList();
    }

    @Test
    void keepsWhatIsNotAcknowledgedInOrder() {
        send(1, 5);
        assertThat(outbox.acknowledge(2)).isTrue();
        assertThat(outbox.size()).isEqualTo(3);
        assertThat(left()).containsExactly(message(3), message(4), message(5));
        assertThat(outbox.size()).isZero();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void tellsWhenAStanzaWasGiven() {
        send(1, 1);
        assertThat(outbox.drain()).containsExactly(
                new Outbox.Unacknowledged(message(1), Copies.SOLE, 1001));
    }

    @Test
    void refusesACountThatWasNeverSent() {
        send(1, 3);
        assertThat(outbox.acknowledge(4)).isFalse();
        assertThat(outbox.size()).isEqualTo(3);
        assertThat(outbox.acknowledge(3)).isTrue();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void ignoresACountThatIsBehindAnEarlierOne() {
        send(1, 5);
        assertThat(outbox.acknowledge(4)).isTrue();
        assertThat(outbox.acknowledge(2)).isTrue();
        assertThat(left()).containsExactly(message(5));
    }

    @Test
    void sendsEverythingAgainAfterAResumption() {
        send(1, 4);
        outbox.acknowledge(1);
        outbox.add(message(5), Copies.SOLE, 0); // came while the client was away
        outbox.rewind();
        List<Stanza> again = new ArrayList<>();
        for (Stanza next = outbox.transmit(); next != null; next = outbox.transmit()) {
            again.add(next);
        }
        assertThat(again).containsExactly(message(2), message(3), message(4), message(5));
        assertThat(outbox.sent()).isEqualTo(5);
    }

    @Test
    void whatWasNotSentOnThisConnectionCannotBeAcknowledgedOnIt() {
        send(1, 2);
        outbox.add(message(3), Copies.SOLE, 0);
        assertThat(outbox.acknowledge(3)).isFalse();
    }

    @Test
    void staysInOrderWhenItGrowsInTheMiddle() {
        send(1, 6);
        outbox.acknowledge(5);
        send(7, 40);
        assertThat(outbox.size()).isEqualTo(35);
        assertThat(outbox.acknowledge(39)).isTrue();
        assertThat(left()).containsExactly(message(40));
    }

    /** Section 4: after 2^32-1 comes 0. */
    @Test
    void countsModuloTwoToTheThirtyTwo() {
        Outbox late = Outbox.after(LAST - 1);
        for (int number = 1; number <= 4; number++) {
            late.add(message(number), Copies.SOLE, 0);
            late.transmit();
        }
        assertThat(late.sent()).isEqualTo(2);
        assertThat(late.acknowledge(LAST)).isTrue();
        assertThat(late.size()).isEqualTo(3);
        assertThat(late.acknowledge(0)).isTrue();
        assertThat(late.size()).isEqualTo(2);
        assertThat(late.acknowledge(3)).isFalse();
        assertThat(late.acknowledge(2)).isTrue();
        assertThat(late.size()).isZero();
    }

    @Test
    void countsBytes() {
        send(1, 2);
        long two = outbox.bytes();
        outbox.acknowledge(1);
        assertThat(outbox.bytes()).isEqualTo(two / 2);
    }
}
