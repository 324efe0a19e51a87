package im.parley.transport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final long BOUND = 10_000;
    private static final Stanza LONG = Message.to(
            Jid.of("juliet@example.com"), Message.Type.CHAT, Element.text(Message.BODY, "a".repeat(6_000)));

    private final Peer peer = new Peer();
    private final Outbound outbound = new Outbound(peer);

    /** A peer that reads nothing until it does. */
    private static final class Peer extends EmbeddedChannel {
        private boolean reads;

        @Override
        protected void doWrite(ChannelOutboundBuffer in) throws Exception {
            if (reads) {
                super.doWrite(in);
            }
        }

        void readsAll() {
            reads = true;
            flush();
            reads = false;
        }
    }

    @AfterEach
    void close() {
        peer.readsAll();
        peer.finishAndReleaseAll();
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            outbound.write(LONG);
        }
        outbound.flush();
    }

    private boolean owesMoreThan(long bound) {
        ChannelOutboundBuffer waiting = peer.unsafe().outboundBuffer();
        return outbound.owesMoreThan(bound, waiting == null ? 0 : waiting.totalPendingWriteBytes());
    }

    @Test
    void whoReadsNothingOwesTooMuchInTheEnd() {
        send(1);
        assertThat(owesMoreThan(BOUND)).isFalse();
        send(1);
        assertThat(owesMoreThan(BOUND)).isTrue();
        assertThat(owesMoreThan(0)).as("no bound").isFalse();
    }

    @Test
    void whatComesAtOnceIsNotHeldAgainstThePeer() {
        outbound.many(true);
        send(20);
        outbound.many(false);
        assertThat(owesMoreThan(BOUND)).isFalse();
        send(4);
        assertThat(owesMoreThan(BOUND)).as("what follows counts as ever").isTrue();
    }

    @Test
    void itIsExcusedOnceUntilThePeerHasCaughtUp() {
        outbound.many(true);
        send(4);
        outbound.many(false);
        outbound.many(true);
        send(4);
        outbound.many(false);
        assertThat(owesMoreThan(BOUND)).as("the second flood").isTrue();
        peer.readsAll();
        assertThat(owesMoreThan(BOUND)).isFalse();
        outbound.many(true);
        send(4);
        outbound.many(false);
        assertThat(owesMoreThan(BOUND)).as("a flood after that").isFalse();
    }
}
