package im.parley.web.bosh;

import static im.parley.web.bosh.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.bosh.Desk.Sent;
import im.parley.wire.port.CloseReason;
import org.junit.jupiter.api.Test;

/** What comes at once, for example all who are in a room. */
class TogetherTest {
    private static final String LARGE = "x".repeat(40_000); // of the 100,000 bytes that may wait

    private final Desk desk = new Desk(Desk.USUAL);

    private void atOnce(String... texts) {
        desk.session().together(() -> {
            for (String text : texts) {
                desk.session().send(message(text));
            }
        });
    }

    @Test
    void itIsOneAnswer() {
        desk.begin("");
        Sent poll = desk.send(101);
        atOnce("one", "two", "three");
        assertThat(poll.text()).contains(">one<", ">two<", ">three<");
    }

    @Test
    void aRequestThatComesMeanwhileWaitsForTheEndOfIt() {
        desk.begin("");
        Sent[] poll = new Sent[1];
        desk.session().together(() -> {
            desk.session().send(message("one"));
            poll[0] = desk.send(101);
            assertThat(poll[0].waits()).isTrue();
            desk.session().send(message("two"));
        });
        assertThat(poll[0].text()).contains(">one<", ">two<");
    }

    @Test
    void itMayWaitOnTopOfWhatMayWaitAnyway() {
        desk.begin("");
        atOnce(LARGE, LARGE, LARGE);
        desk.session().send(message(LARGE));
        assertThat(desk.closed).isEmpty();
        desk.session().send(message(LARGE));
        desk.session().send(message(LARGE));
        assertThat(desk.closed).containsExactly(CloseReason.SLOW_READER);
    }

    @Test
    void butOnlyOnce() {
        desk.begin("");
        atOnce(LARGE, LARGE, LARGE);
        atOnce(LARGE, LARGE, LARGE);
        assertThat(desk.closed).containsExactly(CloseReason.SLOW_READER);
    }
}
