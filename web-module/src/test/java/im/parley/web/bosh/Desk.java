package im.parley.web.bosh;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.port.HttpOptions.Bounds;
import im.parley.wire.port.ListenerOptions.Rates;
import im.parley.wire.port.ListenerOptions.Timeouts;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsFacts;
import im.parley.wire.stanza.BodyReader;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session, a client that sends it bodies, and a server that notes what it gets, on one desk with one clock. */
final class Desk implements StreamHandler {
    static final String TERMINATED = "type='terminate' condition='";
    static final String EMPTY = "<body xmlns='http://jabber.org/protocol/httpbind'/>";
    static final Element FEATURES =
            Element.of(Name.of(Namespaces.STREAMS, "features"), Element.of(Name.of(Namespaces.BIND, "bind")));
    static final Limits LIMITS = new Limits(10_000, 50, 50, 1000);
    static final BoshOptions USUAL = options(Duration.ofSeconds(10));
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5280);

    final List<FirstLevel> received = new ArrayList<>();
    final List<CloseReason> closed = new ArrayList<>();
    final List<Stanza> undelivered = new ArrayList<>();
    long now = 1_000_000;
    boolean forgotten;
    boolean joined;
    boolean full;
    private final BoshOptions options;
    private @Nullable Session session;

    /** A request on the desk. */
    static final class Sent implements Exchange {
        final List<Answer> answers = new ArrayList<>();
        boolean secure;
        boolean lost;

        @Override
        public void answer(Answer answer) {
            answers.add(answer);
        }

        @Override
        public boolean secure() {
            return secure;
        }

        @Override
        public Facts facts() {
            return Desk.facts(secure);
        }

        @Override
        public boolean isLost() {
            return lost;
        }

        boolean waits() {
            return answers.isEmpty();
        }

        String text() {
            if (answers.size() != 1) {
                throw new AssertionError(answers.size() + " answers");
            }
            return new String(answers.getFirst().bytes(), StandardCharsets.UTF_8);
        }

        int status() {
            return answers.getFirst().status();
        }
    }

    Desk(BoshOptions options) {
        this.options = options;
    }

    static BoshOptions options(Duration polling) {
        Bounds bounds = new Bounds(
                LIMITS,
                LIMITS,
                new Timeouts(Duration.ofSeconds(120), Duration.ofHours(1), Duration.ofSeconds(5)),
                new Rates(0, 0, 0, 0, 100_000),
                Optional.empty());
        return new BoshOptions(
                true, bounds, Duration.ofSeconds(30), polling, Duration.ofSeconds(10), Duration.ofSeconds(60),
                Duration.ofSeconds(90), 2, 1, 20, 5, Duration.ZERO, 100, Optional.empty(), List.of());
    }

    static Body body(String attributes, String content) {
        String text = "<body xmlns='http://jabber.org/protocol/httpbind' xmlns:xmpp='urn:xmpp:xbosh' " + attributes
                + ">" + content + "</body>";
        BodyReader reader = new BodyReader(LIMITS, tag -> LIMITS);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.read(bytes, 0, bytes.length);
        reader.end().ifPresent(wrong -> {
            throw new AssertionError(wrong);
        });
        return new Body(reader.tag().orElseThrow(), reader.items(), bytes.length);
    }

    /** Creates the session. */
    Sent create(String attributes) {
        return create(attributes, false);
    }

    Sent create(String attributes, boolean secure) {
        Body body = body("to='verona.lit' " + attributes, "");
        Session made = new Session(
                new Client(new Identity("sid", "verona.lit", facts(secure), () -> forgotten = true)),
                Terms.of(body, options),
                body,
                options,
                () -> now);
        Sent sent = new Sent();
        sent.secure = secure;
        session = made;
        made.begin(body, sent, this);
        return sent;
    }

    /** The server begins the session; its client may come with the identifier 101. */
    void prepare(boolean secure) {
        Body body = body("to='verona.lit' rid='100' ver='1.11' wait='20' hold='1'", "");
        Identity identity = new Identity("sid", "verona.lit", facts(secure), () -> forgotten = true);
        Client client = new Client(identity, facts -> full ? Optional.empty() : joins(identity), 101);
        Session made = new Session(client, Terms.of(body, options), body, options, () -> now);
        session = made;
        made.await(this);
        made.authenticated();
    }

    private Optional<Identity> joins(Identity identity) {
        joined = true;
        return Optional.of(identity);
    }

    private static Facts facts(boolean secure) {
        Optional<TlsFacts> tls = Optional.empty();
        return new Facts("bosh", HERE, HERE, secure ? Optional.of(new Tls()) : tls, false, false, Optional.empty());
    }

    private record Tls() implements TlsFacts {
        @Override
        public String protocol() {
            return "TLSv1.3";
        }

        @Override
        public String cipher() {
            return "";
        }

        @Override
        public Optional<byte[]> channelBinding(im.parley.wire.sasl.ChannelBinding type) {
            return Optional.empty();
        }

        @Override
        public List<java.security.cert.X509Certificate> peerCertificates() {
            return List.of();
        }
    }

    /** What the server sends. */
    static Message message(String text) {
        return Message.to(Jid.of("juliet@verona.lit"), Message.Type.CHAT, Element.text(Message.BODY, text));
    }

    /** What the client sends. */
    static String chat(String text) {
        return "<message xmlns='jabber:client' to='romeo@verona.lit'><body>" + text + "</body></message>";
    }

    /** A session whose client has its features, and waits for nothing. */
    void begin(String attributes) {
        create("rid='100' ver='1.6' wait='20' hold='1' " + attributes);
        opened();
        session().authenticated();
    }

    /** The server answers the stream header. */
    void opened() {
        session().send(new FirstLevel.Open(new StreamHeader(
                StreamHeader.Kind.CLIENT, Optional.of(Jid.of("verona.lit")), Optional.empty(), "stream-1", "1.0", "")));
        session().send(new FirstLevel.Nonza(FEATURES));
    }

    Sent send(long rid) {
        return send(rid, "", "");
    }

    Sent send(long rid, String attributes, String content) {
        Sent sent = new Sent();
        session().request(body("sid='sid' rid='" + rid + "' " + attributes, content), sent);
        return sent;
    }

    Session session() {
        return Objects.requireNonNull(session, "created first");
    }

    void pass(long millis) {
        now += millis;
        session().look(now);
    }

    @Override
    public void received(List<FirstLevel> batch) {
        received.addAll(batch);
    }

    @Override
    public void undelivered(List<Unsent> left) {
        assertThat(closed).isEmpty();
        left.forEach(each -> undelivered.add(each.stanza()));
    }

    @Override
    public void closed(CloseReason why) {
        closed.add(why);
    }
}
