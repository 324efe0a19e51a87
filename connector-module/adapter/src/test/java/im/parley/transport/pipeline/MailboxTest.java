package im.parley.transport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.pipeline.Mailbox.Order;
import im.parley.transport.pipeline.Mailbox.Send;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final Message MESSAGE = Message.to(im.parley.wire.addr.Jid.of("juliet@capulet.example"), Message.Type.CHAT);

    private static Send numbered(int sender, int number) {
        return new Send(MESSAGE.with(Header.EMPTY.withId(sender + "-" + number)));
    }

    private static List<String> ids(Mailbox box) {
        List<String> ids = new ArrayList<>();
        for (Order order = box.takeAll(); order != null; order = order.next()) {
            ids.add(((Message) ((Send) order).item).id());
        }
        return ids;
    }

    @Test
    void ordersComeOutAsTheyWentIn() {
        Mailbox box = new Mailbox();
        assertThat(box.put(numbered(1, 1))).isTrue();
        assertThat(box.put(numbered(1, 2))).isFalse();
        assertThat(box.put(numbered(1, 3))).isFalse();
        assertThat(ids(box)).containsExactly("1-1", "1-2", "1-3");
        assertThat(ids(box)).isEmpty();
        assertThat(box.put(numbered(1, 4))).isTrue();
    }

    /** Nothing is lost, each thread's orders stay in order, and every filling of the box was announced. */
    @Test
    void manyThreadsMayPutWhileOneTakes() throws Exception {
        Mailbox box = new Mailbox();
        AtomicInteger announced = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            int me = sender;
            senders.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 20_000; i++) {
                    if (box.put(numbered(me, i))) {
                        announced.incrementAndGet();
                    }
                }
            }));
        }
        Map<String, Integer> last = new HashMap<>();
        int taken = 0;
        int fillings = 0;
        while (taken < 80_000) {
            List<String> ids = ids(box);
            fillings += ids.isEmpty() ? 0 : 1;
            taken += ids.size();
            for (String id : ids) {
                String[] parts = id.split("-");
                assertThat(Integer.parseInt(parts[1])).isEqualTo(last.merge(parts[0], 1, Integer::sum) - 1);
            }
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(announced).hasValue(fillings);
    }
}
