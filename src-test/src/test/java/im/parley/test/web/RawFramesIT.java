package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6455 bit by bit, below what RFC 7395 says: fragments, control frames, codes of the end, and what is no WebSocket. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RawFramesIT {
    private static final byte[] LEAVE = Frames.CLOSE.getBytes(StandardCharsets.UTF_8);

    @BeforeAll
    static void theServerIsUp() {
        SharedServer.clients();
    }

    private static RawFrames connect() {
        return new RawFrames(SharedServer.web("/xmpp-websocket"), "");
    }

    private static void leaves(RawFrames socket) {
        assertThat(socket.next()).isEqualTo(Frames.CLOSE);
        assertThat(socket.next()).isEqualTo("closed 1000");
        socket.frame(RawFrames.LAST | RawFrames.CLOSE, (byte) 0x03, (byte) 0xe8);
        assertThat(socket.next()).isEqualTo("end");
    }

    @Test
    void noExtensionIsAgreedOn() {
        String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
        try (RawFrames socket = new RawFrames(SharedServer.web("/ws"), offer)) {
            assertThat(socket.head()).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
            assertThat(socket.head()).contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        }
    }

    @Test
    void pingsAreAnsweredAlsoBetweenTheFragmentsOfAMessage() {
        try (RawFrames socket = connect().opened()) {
            socket.frame(RawFrames.LAST | RawFrames.PONG, (byte) 'x'); // nobody asked, section 5.5.3
            socket.frame(RawFrames.TEXT, java.util.Arrays.copyOf(LEAVE, 5));
            socket.frame(RawFrames.LAST | RawFrames.PING, (byte) 'a');
            socket.frame(0);
            socket.frame(RawFrames.LAST | RawFrames.PING);
            socket.frame(RawFrames.LAST, java.util.Arrays.copyOfRange(LEAVE, 5, LEAVE.length));
            assertThat(socket.next()).isEqualTo("pong a");
            assertThat(socket.next()).isEqualTo("pong ");
            leaves(socket);
        }
    }

    /** Whole frames with a mask of zeros, if they have one; section 5. The connection ends without an answer to the end. */
    @ParameterizedTest
    @CsvSource({
        "c1 80 00000000", // a reserved bit
        "81 00", // no mask
        "80 80 00000000", // goes on with nothing
        "01 81 00000000 3c 81 81 00000000 3c", // a message within a message
        "83 80 00000000", // no such kind
        "8b 80 00000000",
        "09 80 00000000", // a control frame in fragments
        "89 fe 007e 00000000", // one that is too long
        "81 ff 80000000 00000000 00000000", // a negative length
    })
    void whatIsNoWebSocketEndsTheConnection(String bytes) {
        try (RawFrames socket = connect().opened()) {
            socket.write(HexFormat.of().parseHex(bytes.replace(" ", "")));
            assertThat(socket.next()).isEqualTo(Frames.CLOSE);
            assertThat(socket.next()).isEqualTo("closed 1002");
            assertThat(socket.next()).isEqualTo("end");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 1000", "03e8, 1000", "0fa1, 4001", "00, 1002", "03ed, 1002", "03e8ff, 1007"})
    void whoClosesTheWebSocketGetsACode(String payload, int code) {
        try (RawFrames socket = connect().opened()) {
            socket.frame(RawFrames.LAST | RawFrames.CLOSE, HexFormat.of().parseHex(payload));
            assertThat(socket.next()).isEqualTo("closed " + code);
            assertThat(socket.next()).isEqualTo("end");
        }
    }

    @Test
    void textIsUtf8() {
        try (RawFrames socket = connect().opened()) {
            socket.frame(RawFrames.LAST | RawFrames.TEXT, (byte) '<', (byte) 'a', (byte) 0xff, (byte) '>');
            assertThat(socket.next()).startsWith("<stream:error ").contains("<unsupported-encoding ");
            assertThat(socket.next()).isEqualTo(Frames.CLOSE);
            assertThat(socket.next()).isEqualTo("closed 1007");
        }
    }

    /** RFC 7395 section 3.5: an error before the stream comes behind its header. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<message xmlns='jabber:client'/>                                         | bad-format",
                "hello                                                                    | bad-format",
                "<open xmlns='jabber:client' to='localhost' version='1.0'/>               | invalid-namespace",
                "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' version='1.0'/>        | improper-addressing",
                "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost'/>       | unsupported-version",
                "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' to='localhost'> | not-well-formed",
            })
    void whatOpensNoStreamIsAnsweredByOne(String frame, String condition) {
        try (RawFrames socket = connect()) {
            socket.text(frame);
            assertThat(socket.next()).startsWith("<open ");
            assertThat(socket.next()).startsWith("<stream:error ").contains("<" + condition + " ");
            leaves(socket);
        }
    }

    @Test
    void soIsABinaryFrame() {
        try (RawFrames socket = connect()) {
            socket.frame(RawFrames.LAST | RawFrames.BINARY, (byte) 1);
            assertThat(socket.next()).startsWith("<open ");
            assertThat(socket.next()).contains("<unsupported-feature ");
            assertThat(socket.next()).isEqualTo(Frames.CLOSE);
            assertThat(socket.next()).isEqualTo("closed 1003");
        }
    }

    @Test
    void whoLeavesBeforeHeCameIsLet() {
        try (RawFrames socket = connect()) {
            socket.text(Frames.CLOSE);
            assertThat(socket.next()).isEqualTo("closed 1000");
        }
    }
}
