package im.parley.test.bench.load;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** What all scenarios need: the command line, the connections and the server. */
final class Run implements AutoCloseable {
    private static final byte[] PRESENCE = Item.ascii("<presence><priority>5</priority>"
            + "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://client.example.org'"
            + " ver='QgayPKawpkPSDYmwT/WM94uAlu0='/></presence>");
    private static final byte[] NOTHING = {};

    private final Arguments arguments;
    private final Clients clients;
    private final ServerProcess server;
    private final Optional<SslContext> tls;
    private final byte[] header;
    private final Login.LoginSettings plainLogin;
    private final Login.LoginSettings availableLogin;
    private final Manner manner;
    private final Transport transport;
    private final ConcurrentHashMap<Integer, Account> accounts = new ConcurrentHashMap<>();

    Run(Arguments arguments) {
        this(arguments, Transport.of(arguments.text(Flag.TRANSPORT)));
    }

    Run(Arguments arguments, Transport transport) {
        this.arguments = arguments;
        this.transport = transport;
        int port = port(arguments, transport);
        server = ServerProcess.of(arguments.number(Flag.PID, Integer.MAX_VALUE), port);
        tls = arguments.is(Flag.TLS) ? Optional.of(trustingAnyone()) : Optional.empty();
        header = Opening.header(arguments.text(Flag.DOMAIN));
        String hash = hash(arguments.text(Flag.MECHANISM));
        plainLogin = new Login.LoginSettings(hash, header, NOTHING);
        manner = Manner.of(arguments);
        availableLogin = new Login.LoginSettings(hash, header, afterBind());
        Clients.Way way = new Clients.Way(
                transport, arguments.text(Flag.DOMAIN), transport.tlsFirst() ? tls : Optional.empty());
        clients = new Clients(arguments.text(Flag.HOST), port, Math.max(1, arguments.number(Flag.THREADS, 64)), way);
    }

    static int port(Arguments arguments, Transport transport) {
        int asked = arguments.number(Flag.PORT, 65_535);
        return asked > 0 ? asked : transport.port(arguments.is(Flag.TLS)) + arguments.number(Flag.PORT_OFFSET, 60_000);
    }

    private byte[] afterBind() {
        byte[] manners = Item.ascii(manner.begin());
        byte[] presence = arguments.is(Flag.NO_PRESENCE) ? NOTHING : PRESENCE;
        byte[] all = Arrays.copyOf(manners, manners.length + presence.length);
        System.arraycopy(presence, 0, all, manners.length, presence.length);
        return all;
    }

    private static String hash(String mechanism) {
        String hash = mechanism.replaceFirst("^SCRAM-", "");
        if (!Arrays.asList("SHA-1", "SHA-256", "SHA-512").contains(hash)) {
            throw new BadArgument(Flag.MECHANISM.option() + " is SCRAM-SHA-1, SCRAM-SHA-256 or SCRAM-SHA-512");
        }
        return hash;
    }

    /** The server on the same machine shows a certificate that it has made itself. */
    private static SslContext trustingAnyone() {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .build();
        } catch (SSLException impossible) {
            throw new IllegalStateException(impossible); // Java has TLS
        }
    }

    Arguments arguments() {
        return arguments;
    }

    Clients clients() {
        return clients;
    }

    ServerProcess server() {
        return server;
    }

    /** The account of a number; it keeps its keys for the next log-in. */
    Account account(int number) {
        return accounts.computeIfAbsent(number, unknown -> Account.of(unknown, arguments.text(Flag.PASSWORD)));
    }

    /** Opens the stream. */
    Dialogue open(Dialogue next) {
        return new Opening(header, transport.tlsFirst() ? Optional.empty() : tls, next);
    }

    /** Opens the stream and logs in. */
    Dialogue login(Account account, String resource, Dialogue next) {
        return open(new Login(account, resource, plainLogin, next));
    }

    /** Opens the stream, logs in, asks for what the command line says and sends presence. */
    Dialogue available(Account account, String resource, Dialogue next) {
        return open(new Login(account, resource, availableLogin, manner.managed() ? new Managed(next) : next));
    }

    /** Opens the stream and logs in to a session that is there already. */
    Dialogue back(Account account, Dialogue next) {
        return open(Login.withoutBind(account, plainLogin, next));
    }

    /** For the description of a result. */
    String security() {
        return transport.title() + (tls.isPresent() ? ", TLS" : ", no TLS") + manner.setting();
    }

    Pace pace(Failures failures) {
        return new Pace(Math.max(1, arguments.number(Flag.CONCURRENCY, 1_000)), failures);
    }

    /** How many accounts a scenario has: as many as asked for, or else as many as it has sessions. */
    int accounts(int sessions) {
        int asked = arguments.number(Flag.ACCOUNTS, 1_000_000);
        return asked == 0 ? sessions : asked;
    }

    int seconds() {
        return Math.max(1, arguments.number(Flag.SECONDS, 3_600));
    }

    int warmup() {
        return arguments.number(Flag.WARMUP, 3_600);
    }

    @Override
    public void close() {
        clients.close();
    }
}
