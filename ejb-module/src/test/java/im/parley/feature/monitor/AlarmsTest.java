package im.parley.feature.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Administrators;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Jid NURSE = Jid.of("nurse@capulet.lit");

    private final List<Effect> performed = new ArrayList<>();
    private double value;
    private int sessions;

    private Bell alarms(Watch watch) {
        return new Bell(List.of(watch), new Administrators(Set.of(NURSE)), performed::addAll);
    }

    private Watch disk() {
        return Watches.disk(new MonitorOptions.Disk(true, 0.8), () -> value);
    }

    private static void look(Bell alarms, int times) {
        for (int i = 0; i < times; i++) {
            alarms.look();
        }
    }

    private List<String> told() {
        return performed.stream()
                .map(effect -> ((Effect.Send) effect).stanza())
                .map(Message.class::cast)
                .map(message -> message.to().orElseThrow() + ": " + message.body())
                .toList();
    }

    @Test
    void administratorsAreToldWhenItBeginsAndWhenItIsOver() {
        Bell alarms = alarms(disk());
        value = 0.93;
        look(alarms, 5);
        assertThat(told()).containsExactly("nurse@capulet.lit: The disk is full to 93 percent.");
        value = 0.5;
        look(alarms, 5);
        assertThat(told()).hasSize(2).last().isEqualTo("nurse@capulet.lit: There is room on the disk again.");
    }

    @Test
    void aMessageComesFromTheServerAndWaitsForWhoIsOffline() {
        Bell alarms = alarms(disk());
        value = 1;
        look(alarms, 3);
        Message message = (Message) ((Effect.Send) performed.getFirst()).stanza();
        assertThat(message.type()).isEqualTo(Message.Type.NORMAL);
        assertThat(message.from()).contains(Jid.of("capulet.lit"));
    }

    @Test
    void aMomentIsNoAlarm() {
        Bell alarms = alarms(disk());
        for (int i = 0; i < 10; i++) {
            value = i % 3 == 0 ? 0.5 : 0.9;
            alarms.look();
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void sessionsThatEndAtOnceAreToldAtOnce() {
        Bell alarms = alarms(Watches.connections(new MonitorOptions.Connections(true, 80, 10), () -> sessions));
        sessions = 100;
        look(alarms, 2);
        sessions = 15;
        alarms.look();
        assertThat(told()).containsExactly("nurse@capulet.lit: 85 of 100 sessions have ended within a minute.");
    }

    @Test
    void fewSessionsMayEnd() {
        Bell alarms = alarms(Watches.connections(new MonitorOptions.Connections(true, 80, 10), () -> sessions));
        sessions = 9;
        alarms.look();
        sessions = 0;
        alarms.look();
        assertThat(told()).isEmpty();
    }

    @Test
    void memoryAndLoadAreMeasured() {
        Bell memory = alarms(Watches.memory(new MonitorOptions.Memory(true, 90), () -> 0.95));
        look(memory, 3);
        Bell load = alarms(Watches.load(new MonitorOptions.Load(true, 10), () -> 12.34));
        look(load, 3);
        assertThat(told()).containsExactly(
                "nurse@capulet.lit: 95 percent of the memory are used.",
                "nurse@capulet.lit: The load of the machine is 12.3.");
    }
}
