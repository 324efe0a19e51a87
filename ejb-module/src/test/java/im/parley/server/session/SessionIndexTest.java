package im.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SessionIndexTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.net");

    private final SessionIndex index = new SessionIndex();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<Stanza> delivered = new ArrayList<>();

    private final class Silent implements BoundSession.Carrier {
        @Override
        public Facts facts() {
            InetSocketAddress nowhere = InetSocketAddress.createUnresolved("localhost", 5222);
            return new Facts("c2s", nowhere, nowhere, Optional.empty());
        }

        @Override
        public void deliver(Stanza stanza, Copies copies, BoundSession session) {
            delivered.add(stanza);
        }

        @Override
        public CompletableFuture<Void> end(StreamError why) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private BoundSession session(String resource) {
        return new BoundSession(ROMEO.withResource(resource), new Silent(), new Strand(later::add));
    }

    private BoundSession added(String resource) {
        BoundSession session = session(resource);
        assertThat(index.add(session, 2)).isInstanceOf(SessionIndex.Outcome.Added.class);
        return session;
    }

    @Test
    void whoIsLeavingIsFoundByNobodyButTheRouter() {
        BoundSession orchard = added("orchard");
        BoundSession street = added("street");
        assertThat(orchard.leave()).isTrue();
        assertThat(orchard.leave()).isFalse();

        assertThat(index.find(orchard.jid())).isEmpty();
        assertThat(index.of(ROMEO)).extracting(Session::jid).containsExactly(street.jid());
        assertThat(index.holder(orchard.jid())).contains(orchard);
        assertThat(index.sessions(ROMEO)).containsExactly(orchard, street);
        assertThat(orchard.isConnected()).isFalse();
    }

    @Test
    void aResourceIsTakenUntilItsSessionIsGone() {
        BoundSession orchard = added("orchard");
        orchard.leave();
        assertThat(index.add(session("orchard"), 2)).isEqualTo(new SessionIndex.Outcome.Taken(orchard));
        assertThat(index.remove(orchard)).isTrue();
        assertThat(index.add(session("orchard"), 2)).isInstanceOf(SessionIndex.Outcome.Added.class);
    }

    @Test
    void featuresOfAServerThatStopsFindNobody() {
        added("orchard");
        index.close();
        assertThat(index.of(ROMEO)).isEmpty();
        assertThat(index.isClosing()).isTrue();
    }

    /** So that the next stanza of the same sender cannot overtake it. */
    @Test
    void whoGivesSomethingToALeavingSessionWaitsUntilItIsOnItsWay() throws InterruptedException {
        BoundSession orchard = added("orchard");
        Strand busy = new Strand(later::add);
        BoundSession occupied = new BoundSession(ROMEO.withResource("busy"), new Silent(), busy);
        busy.execute(() -> {});
        occupied.leave();
        Thread sender = Thread.ofVirtual().start(() -> occupied.deliver(Message.to(ROMEO, Message.Type.CHAT)));
        while (busy.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertThat(sender.isAlive()).isTrue();
        assertThat(delivered).isEmpty();
        later.remove().run();
        sender.join();
        assertThat(delivered).hasSize(1);

        orchard.leave();
        orchard.deliver(Message.to(ROMEO, Message.Type.CHAT)); // nothing to wait for
        assertThat(delivered).hasSize(2);
    }
}
