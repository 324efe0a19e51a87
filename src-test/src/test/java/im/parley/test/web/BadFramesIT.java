package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebSockets that do what RFC 7395 forbids get the error that it names. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BadFramesIT {
    private static final String BLANK = " ".repeat(8);

    @BeforeAll
    static void theServerIsUp() {
        SharedServer.clients();
    }

    private static URI address() {
        return URI.create(SharedServer.web("/xmpp-websocket").toString().replaceFirst("^http", "ws"));
    }

    /** The status of a handshake with these headers. */
    private static String handshake(String path, String headers) throws IOException {
        URI web = SharedServer.web(path);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
        try (Socket socket = new Socket(web.getHost(), web.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder line = new StringBuilder();
            int c = socket.getInputStream().read();
            while (c >= 0 && c != '\r') {
                line.append((char) c);
                c = socket.getInputStream().read();
            }
            return line.toString();
        }
    }

    private static final String UPGRADE = """
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            """;

    @Test
    void theSubprotocolIsMandatory() throws IOException {
        String version = UPGRADE + "Sec-WebSocket-Version: 13\r\n";
        assertThat(handshake("/xmpp-websocket", version)).startsWith("HTTP/1.1 400");
        assertThat(handshake("/ws", version + "Sec-WebSocket-Protocol: chat\r\n")).startsWith("HTTP/1.1 400");
        assertThat(handshake("/ws", version + "Sec-WebSocket-Protocol: chat, xmpp\r\n")).startsWith("HTTP/1.1 101");
    }

    @Test
    void anotherVersionOrAPlainRequestIsToldWhatToDo() throws IOException {
        assertThat(handshake("/ws", UPGRADE + "Sec-WebSocket-Version: 8\r\nSec-WebSocket-Protocol: xmpp\r\n"))
                .startsWith("HTTP/1.1 426");
        assertThat(handshake("/xmpp-websocket", "")).startsWith("HTTP/1.1 426");
    }

    @Test
    void theContainerHasNoProtocolOfItsOwnOnThePort() throws IOException {
        String key = "Sec-JbossRemoting-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        assertThat(handshake("/", "Connection: Upgrade\r\nUpgrade: jboss-remoting\r\n" + key)).startsWith("HTTP/1.1 ").doesNotContain(" 101");
    }

    @Test
    void theServerSaysXmppToo() {
        try (Frames frames = new Frames(address())) {
            assertThat(frames.protocol()).isEqualTo("xmpp");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a><b></a>                                      | not-well-formed",
                "<a xmlns='x'/><b xmlns='x'/>                     | not-well-formed",
                "<message><body>no namespace</body></message>    | invalid-namespace",
                "<open xmlns='jabber:client' to='localhost'/>    | invalid-namespace",
                "hello                                           | bad-format",
                "<!DOCTYPE a><a xmlns='x'/>                      | restricted-xml",
                "<?php ?>                                        | restricted-xml",
            })
    void theStreamEndsWithTheError(String frame, String condition) {
        try (Frames frames = new Frames(address()).opened()) {
            frames.send(frame);
            assertThat(frames.next()).startsWith("<stream:error ").contains("<" + condition + " ");
            assertThat(frames.next()).isEqualTo(Frames.CLOSE);
            assertThat(frames.next()).startsWith("closed ");
        }
    }

    @Test
    void anErrorBeforeTheStreamComesBehindAHeader() {
        try (Frames frames = new Frames(address())) {
            frames.send("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='nowhere.test' version='1.0'/>");
            assertThat(frames.next()).startsWith("<open ");
            assertThat(frames.next()).contains("<host-unknown ");
            assertThat(frames.next()).isEqualTo(Frames.CLOSE);
            assertThat(frames.next()).startsWith("closed ");
        }
    }

    @Test
    void aBinaryFrameIsRefused() {
        try (Frames frames = new Frames(address()).opened()) {
            frames.sendBinary(new byte[] {1, 2, 3});
            assertThat(frames.next()).contains("<unsupported-feature ");
            assertThat(frames.next()).isEqualTo(Frames.CLOSE);
            assertThat(frames.next()).isEqualTo("closed 1003");
        }
    }

    @Test
    void aLargeFrameIsRefusedBeforeItsEnd() {
        try (Frames frames = new Frames(address()).opened()) {
            frames.sendPart("<message xmlns='jabber:client'><body>", false);
            for (int i = 0; i < 20; i++) {
                frames.sendPart("x".repeat(1000), false);
            }
            assertThat(frames.next()).contains("<policy-violation ");
            assertThat(frames.next()).isEqualTo(Frames.CLOSE);
            assertThat(frames.next()).isEqualTo("closed 1008");
        }
    }

    @Test
    void aFrameMayComeInPiecesAndBlankOnesSayNothing() {
        try (Frames frames = new Frames(address()).opened()) {
            frames.send(BLANK);
            frames.sendPart("<clo", false);
            frames.sendPart("se xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>", true);
            assertThat(frames.next()).isEqualTo(Frames.CLOSE);
            assertThat(frames.next()).isEqualTo("closed 1000");
        }
    }

    @Test
    void tlsIsNoBusinessOfTheStream() {
        try (Frames frames = new Frames(address())) {
            frames.send(Frames.OPEN);
            frames.next();
            assertThat(frames.next()).startsWith("<stream:features ").doesNotContain("starttls", "-PLUS");
            frames.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
            assertThat(frames.next()).startsWith("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'");
        }
    }
}
