package im.parley.test.client;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** One connection of a client and the negotiation of RFC 6120. Used by one thread. */
public final class TestClient implements AutoCloseable {
    private static final String DECLARATION = "<?xml";
    private static final Name MECHANISMS = Name.of(Namespaces.SASL, "mechanisms");
    private static final Name MECHANISM = Name.of(Namespaces.SASL, "mechanism");
    private static final Name BIND = Name.of(Namespaces.BIND, "bind");
    private static final Name JID = Name.of(Namespaces.BIND, "jid");
    private static final String REGISTER_NS = "jabber:iq:register";
    private static final Name REGISTER = Name.of(REGISTER_NS, "query");
    private static final Name USERNAME = Name.of(REGISTER_NS, "username");
    private static final Name PASSWORD = Name.of(REGISTER_NS, "password");
    private static final int REMEMBERED = 1000;
    private static final List<String> PREFERRED = List.of(
            "SCRAM-SHA-512-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS",
            "SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN");

    private final Wire wire;
    private final String domain;
    private final Duration patience;
    private final Deque<Incoming> read = new ArrayDeque<>();
    private final Deque<String> transcript = new ArrayDeque<>();
    private XmlFeed feed = new XmlFeed();
    private boolean ended;
    /** A new stream was begun ahead: the server's begins somewhere in what it sends. */
    private boolean restarts;
    private Element features = Element.of(Name.of(Namespaces.STREAMS, "features"));

    /**
     * @param domain the domain that streams are opened to
     * @param patience how long to wait for what must come
     */
    public TestClient(Wire wire, String domain, Duration patience) {
        this.wire = wire;
        this.domain = domain;
        this.patience = patience;
    }

    /** Sends text as it is. An XML declaration begins a new stream in both directions. */
    public void send(String xml) {
        note("> " + xml);
        if (xml.startsWith(DECLARATION)) {
            feed = new XmlFeed();
        }
        restarts |= xml.indexOf(DECLARATION) > 0;
        wire.send(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** The next thing that comes; empty when nothing comes in time. After {@link Incoming.Ended} there is nothing. */
    public Optional<Incoming> next() {
        return next(patience);
    }

    /** The same with a patience of its own. */
    public Optional<Incoming> next(Duration longest) {
        Instant deadline = Instant.now().plus(longest);
        while (read.isEmpty() && !ended) {
            Duration left = Duration.between(Instant.now(), deadline);
            if (left.isNegative() || left.isZero()) {
                return Optional.empty();
            }
            fill(left);
        }
        return Optional.ofNullable(read.poll());
    }

    private void fill(Duration left) {
        Optional<byte[]> bytes = wire.receive(left);
        if (bytes.isEmpty()) {
            ended = true;
            read.add(new Incoming.Ended());
            note("< the end of the connection");
            return;
        }
        try {
            byte[] all = bytes.get();
            int begin = restarts ? new String(all, StandardCharsets.ISO_8859_1).indexOf(DECLARATION) : -1;
            if (begin >= 0) {
                take(Arrays.copyOf(all, begin));
                feed = new XmlFeed();
                restarts = false;
            }
            take(Arrays.copyOfRange(all, Math.max(begin, 0), all.length));
        } catch (XMLStreamException e) {
            throw new ProtocolFailure("the server sent bad XML: " + e.getMessage() + " in "
                    + new String(bytes.get(), StandardCharsets.UTF_8));
        }
    }

    private void take(byte[] bytes) throws XMLStreamException {
        for (Incoming incoming : feed.feed(bytes)) {
            note("< " + incoming.show());
            read.add(incoming);
        }
    }

    /** The next element. */
    public Element element() {
        Optional<Incoming> next = next();
        if (next.isPresent() && next.get() instanceof Incoming.Received received) {
            return received.element();
        }
        throw new ProtocolFailure("an element was expected, but came "
                + next.map(Incoming::show).orElse("nothing within " + patience.toSeconds() + " s"));
    }

    /** Opens a stream and takes the server's header and features. */
    public void openStream() {
        send("<?xml version='1.0'?><stream:stream to='" + domain + "' version='1.0' "
                + "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>");
        Optional<Incoming> header = next();
        if (header.isEmpty() || !(header.get() instanceof Incoming.Opened)) {
            throw new ProtocolFailure("a stream header was expected, but came "
                    + header.map(Incoming::show).orElse("nothing"));
        }
        features = element();
    }

    /** XEP-0114: opens the stream of a component; the header of the server. */
    public Incoming openComponentStream() {
        send("<?xml version='1.0'?><stream:stream to='" + domain + "' "
                + "xmlns='jabber:component:accept' xmlns:stream='http://etherx.jabber.org/streams'>");
        return next().orElseThrow(() -> new ProtocolFailure("the server sends no header"));
    }

    /** XEP-0114: opens the stream of a component and proves that it knows the secret. */
    public void joinAsComponent(String secret) {
        if (!(openComponentStream() instanceof Incoming.Opened opened)) {
            throw new ProtocolFailure("the server sends no header");
        }
        send("<handshake>" + handshake(opened.header().attribute("id", ""), secret) + "</handshake>");
        expect(element(), Name.of(Namespaces.CLIENT, "handshake"));
    }

    /** What proves to a server that a component knows the secret. */
    public static String handshake(String id, String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((id + secret).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the server offered last. */
    public Element features() {
        return features;
    }

    /** STARTTLS, RFC 6120 section 5.4, and a new stream. */
    public void secure() {
        send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        expect(element(), Name.of(Namespaces.TLS, "proceed"));
        handshake();
        openStream();
    }

    /** The TLS handshake alone. */
    public void handshake() {
        wire.startTls();
    }

    /** Logs in with the best mechanism offered, and opens a new stream. */
    public void logIn(String user, String password) {
        List<String> offered = features.first(MECHANISMS).stream()
                .flatMap(mechanisms -> mechanisms.elements(MECHANISM).stream())
                .map(Element::text)
                .toList();
        String mechanism = PREFERRED.stream()
                .filter(offered::contains)
                .findFirst()
                .orElseThrow(() -> new ProtocolFailure("no mechanism that we know: " + offered));
        expect(authenticate(mechanism, user, password), Name.of(Namespaces.SASL, "success"));
        openStream();
    }

    /** A SASL exchange, RFC 6120 section 6.4. Returns its last element: success or failure. */
    public Element authenticate(String mechanism, String user, String password) {
        if (mechanism.equals("PLAIN")) {
            sendSasl("auth", mechanism, ('\0' + user + '\0' + password).getBytes(StandardCharsets.UTF_8));
            return element();
        }
        Scram scram = Scram.over(wire, mechanism, user, password);
        sendSasl("auth", mechanism, scram.first());
        Element challenge = element();
        if (!challenge.name().local().equals("challenge")) {
            return challenge;
        }
        sendSasl("response", "", scram.answer(Base64.getDecoder().decode(challenge.text())));
        Element last = element();
        if (last.name().local().equals("success")) {
            scram.verify(Base64.getDecoder().decode(last.text()));
        }
        return last;
    }

    /**
     * A log-in by SASL2, XEP-0388. Returns its last element: success, failure or continue.
     *
     * @param secret the password, or the token of a mechanism that begins with {@code HT-}
     * @param inline what else stands in {@code <authenticate/>}, as XML
     */
    public Element authenticateInline(String mechanism, String user, String secret, String inline) {
        InlineLogin login = InlineLogin.of(mechanism, user, secret, wire);
        send("<authenticate xmlns='" + Namespaces.SASL2 + "' mechanism='" + mechanism + "'><initial-response>"
                + Base64.getEncoder().encodeToString(login.first()) + "</initial-response>" + inline + "</authenticate>");
        Element answer = element();
        if (answer.name().local().equals("challenge")) {
            byte[] last = login.answer(Base64.getDecoder().decode(answer.text()));
            send("<response xmlns='" + Namespaces.SASL2 + "'>" + Base64.getEncoder().encodeToString(last) + "</response>");
            answer = element();
        }
        answer.first(Name.of(Namespaces.SASL2, "additional-data"))
                .ifPresent(data -> login.verify(Base64.getDecoder().decode(data.text())));
        return answer;
    }

    private void sendSasl(String name, String mechanism, byte[] data) {
        Element.Builder element = Element.build(Name.of(Namespaces.SASL, name));
        if (!mechanism.isEmpty()) {
            element.attribute("mechanism", mechanism);
        }
        send(element.text(Base64.getEncoder().encodeToString(data)).build().toString());
    }

    /** Binds a resource, RFC 6120 section 7; an empty one lets the server choose. Returns the full JID. */
    public String bind(String resource) {
        Element.Builder bind = Element.build(BIND);
        if (!resource.isEmpty()) {
            bind.add(Name.of(Namespaces.BIND, "resource"), resource);
        }
        send("<iq type='set' id='bind'>" + bind.build() + "</iq>");
        Element answer = element();
        return answer.first(BIND)
                .flatMap(bound -> bound.first(JID))
                .map(Element::text)
                .orElseThrow(() -> new ProtocolFailure("the server did not bind: " + answer));
    }

    /** Resumes an earlier session, XEP-0198 section 5. Returns the answer: resumed or failed. */
    public Element resume(String id, String handled) {
        send(Element.build(Name.of(Namespaces.SM, "resume"))
                .attribute("previd", id)
                .attribute("h", handled)
                .build()
                .toString());
        return element();
    }

    /** In-band registration before the log-in, XEP-0077 section 3.1. */
    public void register(String user, String password) {
        Element query = Element.of(REGISTER, Element.text(USERNAME, user), Element.text(PASSWORD, password));
        send("<iq type='set' id='register'>" + query + "</iq>");
        Element answer = element();
        if (!answer.attribute("type", "").equals("result")) {
            throw new ProtocolFailure("the server did not register " + user + ": " + answer);
        }
    }

    private static void expect(Element element, Name name) {
        if (!element.is(name)) {
            throw new ProtocolFailure(name + " was expected, but came " + element);
        }
    }

    private void note(String line) {
        if (transcript.size() == REMEMBERED) {
            transcript.removeFirst();
        }
        transcript.addLast(line);
    }

    /** What was sent and received lately, for failure reports. */
    public List<String> transcript() {
        return List.copyOf(transcript);
    }

    /** Cuts the connection. */
    public void cut() {
        wire.cut();
    }

    @Override
    public void close() {
        wire.close();
    }
}
