package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import im.parley.test.client.Incoming;
import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.container.OwnServer;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that do what RFC 6120 forbids get the error that it names; everybody else notices nothing. */
class BadInputIT {
    private static final String NAME = "bad-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private static final Name FAILURE = Name.of(Namespaces.SASL, "failure");
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static OwnServer server;
    private static Guest bystander;

    /** How far a client has come before it misbehaves. */
    enum Stage {
        CONNECTED,
        OPENED,
        SECURED,
        BOUND
    }

    @BeforeAll
    static void connectABystander() {
        server = HostileServer.shared();
        bystander = Guest.create(server, NAME);
    }

    @AfterEach
    void theBystanderIsStillServed() {
        bystander.ping();
    }

    @AfterAll
    static void leave() {
        bystander.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"badHeaders", "badXml", "tooLarge", "tooEarly"})
    void theStreamEnds(Stage stage, String what, String input, Condition expected) {
        try (TestClient client = client(stage)) {
            client.send(input);

            assertThat(StreamEnd.errorOf(client)).as(what).isEqualTo(expected);
        }
    }

    static Stream<Arguments> badHeaders() {
        return Stream.of(
                header("an unknown host", "to='elsewhere.test'", Condition.HOST_UNKNOWN),
                header("not an address", "to='a@@b'", Condition.IMPROPER_ADDRESSING),
                header("no address", "", Condition.IMPROPER_ADDRESSING),
                header("an account", "to='somebody@parley.test'", Condition.HOST_UNKNOWN),
                arguments(
                        Stage.CONNECTED,
                        "a stream of servers",
                        header("jabber:server", Namespaces.STREAMS, "to='parley.test'"),
                        Condition.INVALID_NAMESPACE),
                arguments(
                        Stage.CONNECTED,
                        "another namespace of streams",
                        header("jabber:client", "http://etherx.jabber.org/brooks", "to='parley.test'"),
                        Condition.INVALID_NAMESPACE));
    }

    private static Arguments header(String what, String attributes, Condition expected) {
        return arguments(Stage.CONNECTED, what, header("jabber:client", Namespaces.STREAMS, attributes), expected);
    }

    private static String header(String content, String streams, String attributes) {
        return "<?xml version='1.0'?><stream:stream " + attributes + " version='1.0' xmlns='" + content
                + "' xmlns:stream='" + streams + "'>";
    }

    static Stream<Arguments> badXml() {
        return Stream.of(Stage.OPENED, Stage.SECURED, Stage.BOUND)
                .flatMap(stage -> Stream.of(
                        arguments(stage, "crossed tags", "<message><body></message>", Condition.NOT_WELL_FORMED),
                        arguments(stage, "the same attribute twice", "<iq id='1' id='2'/>", Condition.NOT_WELL_FORMED),
                        arguments(stage, "an unknown prefix", "<x:message/>", Condition.NOT_WELL_FORMED),
                        arguments(stage, "a forbidden character", "<message>&#1;</message>", Condition.NOT_WELL_FORMED),
                        arguments(stage, "a comment", "<message><!-- psst --></message>", Condition.RESTRICTED_XML),
                        arguments(stage, "an instruction", "<?php echo ?>", Condition.RESTRICTED_XML),
                        arguments(stage, "an entity", "<message>&lol9;</message>", Condition.RESTRICTED_XML),
                        arguments(stage, "a late DTD", "<!DOCTYPE a [<!ENTITY b 'c'>]>", Condition.NOT_WELL_FORMED),
                        arguments(stage, "text", "hello", Condition.BAD_FORMAT),
                        arguments(
                                stage,
                                "a stanza between servers",
                                "<message xmlns='jabber:server'/>",
                                Condition.INVALID_NAMESPACE)));
    }

    /** Section 13.12, and what makes parsers of others burst. */
    static Stream<Arguments> tooLarge() {
        String before = "<message><body>" + "A".repeat(HostileServer.MAX_STANZA_BEFORE_LOGIN) + "</body></message>";
        String after = "<message><body>" + "A".repeat(HostileServer.MAX_STANZA) + "</body></message>";
        String deep = "<message>" + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</message>";
        String wide = "<message>" + "<a/>".repeat(10_000) + "</message>";
        String name = "<" + "a".repeat(HostileServer.MAX_STANZA) + "/>";
        return Stream.of(
                arguments(Stage.OPENED, "a large stanza", before, Condition.POLICY_VIOLATION),
                arguments(Stage.SECURED, "a large stanza", before, Condition.POLICY_VIOLATION),
                arguments(Stage.BOUND, "a large stanza", after, Condition.POLICY_VIOLATION),
                arguments(Stage.SECURED, "a deep stanza", deep, Condition.POLICY_VIOLATION),
                arguments(Stage.BOUND, "a deep stanza", deep, Condition.POLICY_VIOLATION),
                arguments(Stage.BOUND, "a wide stanza", wide, Condition.POLICY_VIOLATION),
                arguments(Stage.BOUND, "a long name", name, Condition.POLICY_VIOLATION),
                arguments(Stage.CONNECTED, "an entity bomb", bomb(), Condition.RESTRICTED_XML),
                arguments(
                        Stage.CONNECTED,
                        "an external DTD",
                        "<?xml version='1.0'?><!DOCTYPE stream SYSTEM 'file:///etc/passwd'>",
                        Condition.RESTRICTED_XML));
    }

    private static String bomb() {
        StringBuilder entities = new StringBuilder("<!ENTITY lol0 'lol'>");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY lol").append(i).append(" '").append(("&lol" + (i - 1) + ';').repeat(10)).append("'>");
        }
        return "<?xml version='1.0'?><!DOCTYPE lolz [" + entities + "]><stream:stream to='&lol9;'/>";
    }

    /** Sections 4.9.3.12, 6.3.1 and 7.1. */
    static Stream<Arguments> tooEarly() {
        String bind = "<iq type='set' id='b'><bind xmlns='" + Namespaces.BIND + "'/></iq>";
        return Stream.of(Stage.OPENED, Stage.SECURED)
                .flatMap(stage -> Stream.of(
                        arguments(stage, "a message", "<message to='a@parley.test'/>", Condition.NOT_AUTHORIZED),
                        arguments(stage, "presence", "<presence/>", Condition.NOT_AUTHORIZED),
                        arguments(stage, "bind", bind, Condition.NOT_AUTHORIZED),
                        arguments(stage, "a malformed stanza", "<iq/>", Condition.NOT_AUTHORIZED)));
    }

    /** RFC 6120 sections 8.3.3.8 and 8.1.1.1: a stanza to an address that is none comes back. */
    @ParameterizedTest
    @MethodSource("badAddresses")
    void aStanzaToABadAddressComesBack(String address) {
        try (Guest guest = Guest.logIn(server, NAME)) {
            guest.send("<message id='m' to='" + address + "'><body>hi</body></message>");

            Element answer = guest.await(element -> element.attribute("id", "").equals("m"));

            assertThat(answer.attribute("type")).contains("error");
            assertThat(answer.first(ERROR).orElseThrow().has(Name.of(Namespaces.STANZA_ERRORS, "jid-malformed")))
                    .as("%s", answer)
                    .isTrue();
            guest.ping();
        }
    }

    static Stream<String> badAddresses() {
        return Stream.of("@parley.test", "a@", "a@b@c/", "/resource", "a b@parley.test", "a@parley.test/",
                "a&quot;b@parley.test", "a".repeat(1024) + "@parley.test", "\u2665@parley.test");
    }

    @Test
    void anUnknownMechanismIsRefused() {
        try (TestClient client = client(Stage.SECURED)) {
            client.send("<auth xmlns='" + Namespaces.SASL + "' mechanism='KERBEROS_V4'>AAAA</auth>");

            assertThat(client.element()).isEqualTo(failure("invalid-mechanism"));
        }
    }

    @Test
    void whatIsNotBase64IsRefused() {
        try (TestClient client = client(Stage.SECURED)) {
            client.send("<auth xmlns='" + Namespaces.SASL + "' mechanism='PLAIN'>*no base64*</auth>");

            assertThat(client.element()).isEqualTo(failure("incorrect-encoding"));
        }
    }

    /** Section 6.4.5; three attempts are the default. */
    @Test
    void aPasswordCanBeGuessedAFewTimesOnly() {
        try (TestClient client = client(Stage.SECURED)) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                assertThat(client.authenticate(attempt % 2 == 0 ? "PLAIN" : "SCRAM-SHA-256", NAME, "guess" + attempt))
                        .isEqualTo(failure("not-authorized"));
            }

            assertThat(StreamEnd.errorOf(client)).isEqualTo(Condition.POLICY_VIOLATION);
        }
    }

    /** Section 5.4.3.3 and CVE-2011-0411: what comes behind {@code <starttls/>} in the clear is never obeyed. */
    @Test
    void whatIsInjectedBeforeTlsIsRefused() {
        byte[] guess = ('\0' + NAME + "\0guess").getBytes(StandardCharsets.UTF_8);
        try (TestClient client = client(Stage.OPENED)) {
            client.send("<starttls xmlns='" + Namespaces.TLS + "'/>" + "<auth xmlns='" + Namespaces.SASL
                    + "' mechanism='PLAIN'>" + Base64.getEncoder().encodeToString(guess) + "</auth>");

            List<Incoming> all = StreamEnd.rest(client);

            assertThat(all).noneMatch(each -> each instanceof Incoming.Received received
                    && received.element().name().namespace().equals(Namespaces.SASL));
            assertThat(all.toString()).contains("policy-violation");
            assertThat(all.getLast()).isInstanceOf(Incoming.Ended.class);
        }
    }

    /** Garbage instead of a handshake ends the connection, without a word in the clear. */
    @Test
    void garbageInsteadOfAHandshakeEndsTheConnection() {
        TcpWire wire = TcpWire.connect(server.address(), OwnServer.DOMAIN);
        try (TestClient client = new TestClient(wire, OwnServer.DOMAIN, PATIENCE)) {
            client.openStream();
            client.send("<starttls xmlns='" + Namespaces.TLS + "'/>");
            assertThat(client.element().name().local()).isEqualTo("proceed");

            wire.send("GET / HTTP/1.1\r\n\r\n".repeat(10).getBytes(StandardCharsets.UTF_8));

            byte[] answer = EndOfTcp.readAll(wire, PATIENCE);
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("<");
        }
    }

    private static Element failure(String condition) {
        return Element.of(FAILURE, Element.of(Name.of(Namespaces.SASL, condition)));
    }

    private static TestClient client(Stage stage) {
        if (stage == Stage.BOUND) {
            return Guest.logIn(server, NAME).client();
        }
        TestClient client = server.connect();
        if (stage != Stage.CONNECTED) {
            client.openStream();
        }
        if (stage == Stage.SECURED) {
            client.secure();
        }
        return client;
    }
}
