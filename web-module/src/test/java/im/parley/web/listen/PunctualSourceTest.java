package im.parley.web.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xnio.conduits.StreamSourceConduit;

class PunctualSourceTest {
    private final List<Long> waits = new ArrayList<>();
    private long now = 5;
    private boolean closed;
    /** Each reading takes as much as there is room for. */
    private final StreamSourceConduit body = (StreamSourceConduit) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {StreamSourceConduit.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "read" -> {
                        ByteBuffer target = (ByteBuffer) arguments[0];
                        int room = target.remaining();
                        target.position(target.limit());
                        return room;
                    }
                    case "awaitReadable" -> {
                        waits.add(((TimeUnit) arguments[1]).toSeconds((Long) arguments[0]));
                        return null;
                    }
                    default -> throw new AssertionError(method.getName());
                }
            });

    private final PunctualSource source = new PunctualSource(body, () -> closed = true, () -> now);

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void whoSendsNothingIsCutOff() throws IOException {
        source.awaitReadable();
        pass(29);
        source.awaitReadable();
        assertThat(waits).containsExactly(30L, 1L);
        pass(1);
        assertThatThrownBy(source::awaitReadable).isInstanceOf(IOException.class);
        assertThat(closed).isTrue();
    }

    @Test
    void whatHasComeGivesTimeForTheRest() throws IOException {
        source.read(ByteBuffer.allocate(80_000));
        source.awaitReadable();
        assertThat(waits).containsExactly(40L);
        pass(39);
        source.awaitReadable();
        assertThat(closed).isFalse();
    }

    @Test
    void dropsGiveNone() throws IOException {
        for (int i = 0; i < 30; i++) {
            source.read(ByteBuffer.allocate(1));
            source.awaitReadable();
            pass(1);
        }
        pass(1);
        assertThatThrownBy(source::awaitReadable).isInstanceOf(IOException.class);
    }
}
