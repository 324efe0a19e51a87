package im.parley.test.federation;

import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server of a domain, which does with each connection what a test wants. */
final class FakeServer implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.1";
    private static final int BACKLOG = 100;

    private final String domain;
    private final ServerSocket socket;
    private final Conduct conduct;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** What is done with a connection. */
    interface Conduct {
        void handle(Line line) throws IOException;
    }

    /** Opens a port and enters it into DNS. */
    FakeServer(DnsServer dns, String domain, Conduct conduct) {
        this.domain = domain;
        this.conduct = conduct;
        try {
            socket = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral(ADDRESS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dns.server(domain, false, ADDRESS, socket.getLocalPort());
        Thread.ofVirtual().name(domain).start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Line line = new Line(domain, connection);
                lines.add(line);
                Thread.ofPlatform().daemon().name(domain).start(() -> serve(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Line line) {
        try {
            conduct.handle(line);
        } catch (IOException ended) {
            // It was ended by the other side, or by the test.
        } finally {
            line.cut();
        }
    }

    /** Sends the header of a stream. */
    static void header(Line line) throws IOException {
        line.await("<stream:stream[^>]*>");
        line.send("<?xml version='1.0'?><stream:stream xmlns='jabber:server' xmlns:db='jabber:server:dialback'"
                + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0' id='i" + System.nanoTime() + "' from='"
                + line.domain() + "'>");
    }

    /** Sends the header and features of a stream. */
    static void open(Line line, String features) throws IOException {
        header(line);
        line.send("<stream:features>" + features + "</stream:features>");
    }

    /** STARTTLS up to the features that follow it. */
    static void secured(Line line, TlsIdentity identity, String features) throws IOException {
        open(line, "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>");
        line.await("<starttls[^>]*>");
        line.send("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        line.secure(identity);
        open(line, features);
    }

    /** All up to the point where stanzas flow: TLS, and dialback that is believed without a question. */
    static void believe(Line line, TlsIdentity identity, String features) throws IOException {
        secured(line, identity, features);
        String from = line.await("<db:result[^>]*from=['\"]([^'\"]*)['\"][^>]*>").group(1);
        line.send("<db:result from='" + line.domain() + "' to='" + from + "' type='valid'/>");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(Line::cut);
    }
}
