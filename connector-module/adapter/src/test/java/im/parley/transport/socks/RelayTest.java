package im.parley.transport.socks;

import static org.assertj.core.api.Assumptions.assumeThat;

import im.parley.transport.listen.EventLoops;
import io.netty.channel.epoll.Epoll;
import org.junit.jupiter.api.Nested;

class RelayTest {
    @Nested
    class Spliced implements RelayContract {
        @Override
        public EventLoops loops() {
            assumeThat(Epoll.isAvailable()).isTrue();
            return EventLoops.startForBulk(2);
        }
    }

    @Nested
    class Copied implements RelayContract {
        @Override
        public EventLoops loops() {
            return EventLoops.startPortable(2);
        }
    }
}
