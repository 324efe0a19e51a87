package im.parley.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackPressureTest {
    private final BackPressure pressure = new BackPressure(10);
    private final Line first = new Line();
    private final Line second = new Line();

    private static final class Line implements Connection {
        private final List<String> told = new ArrayList<>();

        @Override
        public Facts facts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send(FirstLevel out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void startTls(TlsIdentity identity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restart() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void authenticated() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pauseReading() {
            told.add("pause");
        }

        @Override
        public void resumeReading() {
            told.add("resume");
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void readingPausesAboveTheLimitAndGoesOnBelowHalfOfIt() {
        pressure.arrived(10, first);
        assertThat(first.told).isEmpty();
        pressure.arrived(1, first);
        pressure.arrived(1, first);
        assertThat(first.told).containsExactly("pause");
        pressure.processed(6);
        assertThat(first.told).containsExactly("pause");
        pressure.processed(1);
        assertThat(first.told).containsExactly("pause", "resume");
    }

    @Test
    void anotherConnectionIsPausedWhateverHappensToTheOld() {
        pressure.arrived(11, first);
        pressure.arrived(1, second);
        assertThat(second.told).containsExactly("pause");
        pressure.processed(12);
        assertThat(second.told).containsExactly("pause", "resume");
    }

    @Test
    void whoResumesReadingForAnotherReasonIsCorrected() {
        pressure.arrived(11, first);
        pressure.confirm(first);
        assertThat(first.told).containsExactly("pause", "pause");
        pressure.confirm(second);
        assertThat(second.told).isEmpty();
        pressure.processed(11);
        pressure.confirm(first);
        assertThat(first.told).containsExactly("pause", "pause", "resume");
    }
}
