package im.parley.test.bytestream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.TLSUtils;
import org.jivesoftware.smackx.bytestreams.BytestreamListener;
import org.jivesoftware.smackx.bytestreams.BytestreamRequest;
import org.jivesoftware.smackx.bytestreams.socks5.Socks5BytestreamManager;
import org.jivesoftware.smackx.bytestreams.socks5.Socks5Proxy;
import org.jxmpp.jid.EntityFullJid;

/** Smack's client with nothing but a proxy for its bytestreams. */
final class SmackPeer implements AutoCloseable {
    private final XMPPTCPConnection connection;
    private final Socks5BytestreamManager bytestreams;

    SmackPeer(InetSocketAddress server, String user, String password) throws Exception {
        Socks5Proxy.setLocalSocks5ProxyEnabled(false);
        connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain("parley.test")
                .setHost(server.getHostString())
                .setPort(server.getPort())
                .setSecurityMode(SecurityMode.required)
                .setCustomX509TrustManager(new TLSUtils.AcceptAllTrustManager())
                .setHostnameVerifier((name, session) -> true)
                .setUsernameAndPassword(user, password)
                .setResource("r")
                .build());
        connection.connect();
        connection.login();
        bytestreams = Socks5BytestreamManager.getBytestreamManager(connection);
        bytestreams.setAnnounceLocalStreamHost(false);
    }

    EntityFullJid address() {
        return connection.getUser();
    }

    /** The number of bytes that come on the next bytestream that somebody offers, which is accepted. */
    CompletableFuture<Long> next() {
        CompletableFuture<Long> count = new CompletableFuture<>();
        bytestreams.addIncomingBytestreamListener(new BytestreamListener() {
            @Override
            public void incomingBytestreamRequest(BytestreamRequest request) {
                try (InputStream in = request.accept().getInputStream()) {
                    count.complete(in.transferTo(OutputStream.nullOutputStream()));
                } catch (IOException | SmackException | XMPPException | InterruptedException failed) {
                    count.completeExceptionally(failed);
                }
            }
        });
        return count;
    }

    /** Offers a bytestream, and sends bytes on it. */
    void send(EntityFullJid to, int bytes) throws Exception {
        try (OutputStream out = bytestreams.establishSession(to).getOutputStream()) {
            out.write(new byte[bytes]);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
        Socks5Proxy.setLocalSocks5ProxyEnabled(true);
    }
}
