package im.parley.test.client;

import im.parley.wire.sasl.ChannelBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A TCP connection. */
public final class TcpWire implements Wire {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int EXPORTED_BYTES = 32;

    private final String domain;
    private final KeyManager[] keys;
    private final Socket tcp;
    private Socket socket;

    private TcpWire(String domain, Socket tcp, KeyManager... keys) {
        this.domain = domain;
        this.keys = keys;
        this.tcp = tcp;
        this.socket = tcp;
    }

    /** Connects; {@code domain} is what the client asks for by SNI once it starts TLS, {@code keys} what it shows. */
    public static TcpWire connect(InetSocketAddress address, String domain, KeyManager... keys) {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(address, CONNECT_MILLIS);
            return new TcpWire(domain, socket, keys);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + address, e);
        }
    }

    @Override
    @SuppressWarnings("EmptyCatch") // lost, as the contract says: receive() reports the end
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException ended) {
        }
    }

    @Override
    public Optional<byte[]> receive(Duration patience) {
        byte[] buffer = new byte[16 * 1024];
        try {
            socket.setSoTimeout(Math.max(1, (int) patience.toMillis()));
            int count = socket.getInputStream().read(buffer);
            return count < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(buffer, count));
        } catch (SocketTimeoutException nothingCame) {
            return Optional.of(new byte[0]);
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    @Override
    public void startTls() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new TrustAll()}, new SecureRandom());
            SSLSocket secure = (SSLSocket)
                    context.getSocketFactory().createSocket(tcp, domain, tcp.getPort(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(domain)));
            secure.setSSLParameters(parameters);
            secure.setSoTimeout(CONNECT_MILLIS);
            secure.startHandshake();
            socket = secure;
        } catch (IOException e) {
            throw new UncheckedIOException("the TLS handshake failed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<byte[]> channelBinding(ChannelBinding type) {
        if (!(socket instanceof SSLSocket secure)) {
            return Optional.empty();
        }
        try {
            return switch (type) {
                case TLS_EXPORTER -> exported(secure);
                case TLS_SERVER_END_POINT -> Optional.of(endPoint((X509Certificate)
                        secure.getSession().getPeerCertificates()[0]));
            };
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 9266 section 2; only TLS 1.3 has it without the extended master secret. */
    private static Optional<byte[]> exported(SSLSocket secure) throws IOException {
        if (!secure.getSession().getProtocol().equals("TLSv1.3")) {
            return Optional.empty();
        }
        return Optional.of(((ExtendedSSLSession) secure.getSession())
                .exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], EXPORTED_BYTES));
    }

    /** RFC 5929 section 4.1: the hash of the certificate's signature, SHA-256 instead of MD5 and SHA-1. */
    private static byte[] endPoint(X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        String longer = algorithm.startsWith("SHA384") ? "SHA-384" : "SHA-512";
        boolean isLonger = algorithm.startsWith("SHA384") || algorithm.startsWith("SHA512");
        return MessageDigest.getInstance(isLonger ? longer : "SHA-256").digest(certificate.getEncoded());
    }

    @Override
    public void cut() {
        try {
            tcp.setSoLinger(true, 0);
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
