package im.parley.transport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Identities;
import im.parley.transport.fixture.Options;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamBridgeTest {
    private static final FirstLevel OPEN = new FirstLevel.Open(new StreamHeader(
            StreamHeader.Kind.CLIENT, Optional.of(Jid.of("montague.example")), Optional.empty(), "1", "1.0", ""));

    private final Server server = new Server();
    private final EmbeddedChannel channel =
            new Socket(new XmppPipeline(new Port(Options.PLAIN.build(), server)));

    /** A channel that has the addresses of a socket. */
    private static final class Socket extends EmbeddedChannel {
        Socket(XmppPipeline pipeline) {
            super(pipeline);
        }

        @Override
        protected SocketAddress localAddress0() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5222);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000);
        }
    }

    /** Answers on the event loop itself, as a server does that has nothing to wait for. */
    private static final class Server implements StreamAcceptor, StreamHandler {
        final List<FirstLevel> received = new ArrayList<>();
        final List<CloseReason> ends = new ArrayList<>();
        Optional<Connection> connection = Optional.empty();
        boolean buggy;

        @Override
        public StreamHandler accept(Connection accepted) {
            connection = Optional.of(accepted);
            return this;
        }

        @Override
        public void received(List<FirstLevel> batch) {
            received.addAll(batch);
            for (FirstLevel item : batch) {
                if (item instanceof FirstLevel.Open) {
                    connection.orElseThrow().send(OPEN);
                } else if (item instanceof Stanza stanza) {
                    if (buggy) {
                        throw new IllegalStateException("a bug");
                    }
                    connection.orElseThrow().send(stanza);
                }
            }
        }

        @Override
        public void closed(CloseReason why) {
            ends.add(why);
        }

        @Override
        public List<ListenerOptions> listeners() {
            return List.of();
        }

        @Override
        public void listening(List<InetSocketAddress> bound) {}

        @Override
        public void refused(ListenerOptions listener, String why) {}

        @Override
        public TlsIdentity identity(String serverName) {
            return Identities.MONTAGUE;
        }
    }

    private void peerSends(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    /** What went out, one text for each buffer. */
    private List<String> sent() {
        List<String> buffers = new ArrayList<>();
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            if (buffer.isReadable()) {
                buffers.add(buffer.toString(StandardCharsets.UTF_8));
            }
            buffer.release();
        }
        return buffers;
    }

    @AfterEach
    void nothingLeaks() {
        channel.finishAndReleaseAll();
        assertThat(server.ends).hasSize(1);
    }

    @Test
    void answersToOneReadGoOutInOneBuffer() {
        peerSends(Client.OPEN + "<message id='1'/><message id='2'/><message id='3'/>");
        assertThat(sent()).singleElement().asString().contains("<stream:stream", "id='1'", "id='2'", "id='3'");
        assertThat(server.received).hasSize(4);
    }

    @Test
    void whatOtherThreadsSendMeanwhileGoesOutInOneBuffer() {
        peerSends(Client.OPEN);
        sent();
        for (int i = 0; i < 3; i++) {
            server.connection
                    .orElseThrow()
                    .send(new Message(Header.EMPTY.withId("m" + i), Message.Type.CHAT, im.parley.wire.stanza.Content.EMPTY));
        }
        assertThat(sent()).isEmpty();
        channel.runPendingTasks();
        assertThat(sent()).singleElement().asString().containsSubsequence("m0", "m1", "m2");
    }

    /** What a thread sent before keeps its place before what the event loop sends after. */
    @Test
    void anAnswerDoesNotOvertakeWhatWaitsInTheMailbox() {
        peerSends(Client.OPEN);
        sent();
        server.connection
                .orElseThrow()
                .send(new Message(Header.EMPTY.withId("before"), Message.Type.CHAT, im.parley.wire.stanza.Content.EMPTY));
        channel.pipeline().fireChannelRead(Unpooled.copiedBuffer("<message id='after'/>", StandardCharsets.UTF_8));
        channel.pipeline().fireChannelReadComplete();
        assertThat(String.join("", sent())).containsSubsequence("before", "after");
    }

    @Test
    void aBugOfTheServerEndsThisStreamWithAnError() {
        server.buggy = true;
        peerSends(Client.OPEN + "<message id='1'/>");
        channel.runPendingTasks();
        assertThat(String.join("", sent())).contains("internal-server-error").endsWith(Client.CLOSE).doesNotContain("a bug");
        int heard = server.received.size();
        peerSends("<message id='2'/>");
        assertThat(server.received).hasSize(heard);
        peerSends(Client.CLOSE);
        channel.runPendingTasks();
        assertThat(channel.isOpen()).isFalse();
        assertThat(server.ends).containsExactly(CloseReason.BROKEN);
    }

    @Test
    void aBrokenConnectionIsReportedOnce() {
        peerSends(Client.OPEN);
        channel.pipeline().fireExceptionCaught(new IOException("connection reset"));
        channel.runPendingTasks();
        assertThat(server.ends).containsExactly(CloseReason.BROKEN);
        sent();
    }

    @Test
    void whatIsSentAfterTheEndIsDiscarded() {
        peerSends(Client.OPEN);
        sent();
        server.connection.orElseThrow().close();
        server.connection.orElseThrow().send(OPEN);
        channel.runPendingTasks();
        assertThat(String.join("", sent())).isEqualTo(Client.CLOSE);
        peerSends(Client.CLOSE);
        channel.runPendingTasks();
        assertThat(server.ends).containsExactly(CloseReason.STREAM_CLOSED);
        server.connection.orElseThrow().send(OPEN);
        channel.runPendingTasks();
        assertThat(sent()).isEmpty();
    }

    @Test
    void aStreamThatWasNotOpenedIsClosedWithoutATag() {
        server.connection.orElseThrow().close();
        channel.runPendingTasks();
        assertThat(sent()).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }
}
