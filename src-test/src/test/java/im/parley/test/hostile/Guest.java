package im.parley.test.hostile;

import im.parley.test.client.Incoming;
import im.parley.test.client.ProtocolFailure;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.test.container.OwnServer;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A client that has logged in: asks, waits for the answer, and keeps what else comes. Used by one thread. */
final class Guest implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String PING = "<ping xmlns='urn:xmpp:ping'/>";

    private final Wire wire;
    private final TestClient client;
    private final String jid;
    private final List<Element> kept = new ArrayList<>();
    private int requests;

    private Guest(Wire wire, TestClient client, String jid) {
        this.wire = wire;
        this.client = client;
        this.jid = jid;
    }

    /** Makes an account by in-band registration, XEP-0077. Returns when the server has confirmed it. */
    static void register(OwnServer server, String user) {
        try (TestClient client = server.connect()) {
            client.openStream();
            client.secure();
            client.send("<iq type='set' id='reg'><query xmlns='jabber:iq:register'><username>" + user
                    + "</username><password>" + PASSWORD + "</password></query></iq>");
            Element answer = client.element();
            if (!answer.attribute("type", "").equals("result")) {
                throw new ProtocolFailure("not registered: " + answer);
            }
        }
    }

    /** Logs in with the best mechanism that the server offers. */
    static Guest logIn(OwnServer server, String user) {
        return logIn(server, client -> client.logIn(user, PASSWORD));
    }

    /** Logs in with that mechanism. */
    static Guest logIn(OwnServer server, String user, String mechanism) {
        return logIn(server, client -> {
            Element last = client.authenticate(mechanism, user, PASSWORD);
            if (!last.name().local().equals("success")) {
                throw new ProtocolFailure("no success: " + last);
            }
            client.openStream();
        });
    }

    private static Guest logIn(OwnServer server, Consumer<TestClient> authentication) {
        Wire wire = server.wire();
        TestClient client = server.client(wire);
        try {
            client.openStream();
            client.secure();
            authentication.accept(client);
            return new Guest(wire, client, client.bind(""));
        } catch (RuntimeException failed) {
            client.close();
            throw failed;
        }
    }

    /** A new account, logged in. */
    static Guest create(OwnServer server, String user) {
        register(server, user);
        return logIn(server, user);
    }

    /** The full JID. */
    String jid() {
        return jid;
    }

    /** The bare JID. */
    String account() {
        return jid.substring(0, jid.indexOf('/'));
    }

    void send(String xml) {
        client.send(xml);
    }

    /** Sends a request to one's own account and waits for its answer, whatever else comes before it. */
    Element ask(String type, String payload) {
        String id = send(type, "", payload);
        return await(element -> element.attribute("id", "").equals(id) && isAnswer(element));
    }

    /** Sends a request without waiting; an empty {@code to} is one's own account. Returns its id. */
    String send(String type, String to, String payload) {
        String id = "q" + ++requests;
        client.send("<iq type='" + type + "' id='" + id + "'" + (to.isEmpty() ? "" : " to='" + to + "'") + '>' + payload
                + "</iq>");
        return id;
    }

    private static boolean isAnswer(Element element) {
        String type = element.attribute("type", "");
        return element.name().local().equals("iq") && (type.equals("result") || type.equals("error"));
    }

    /** A ping to the server. When it is answered, all that was sent before has been dealt with (RFC 6120, 10.1). */
    void ping() {
        String id = send("get", OwnServer.DOMAIN, PING);
        Element answer = await(element -> element.attribute("id", "").equals(id));
        if (!answer.attribute("type", "").equals("result")) {
            throw new ProtocolFailure("no answer to a ping: " + answer);
        }
    }

    /** A ping to somebody, without waiting. Returns its id. */
    String pingTo(String to) {
        return send("get", to, PING);
    }

    /** The next element of that kind, first of those that were kept. */
    Element await(Predicate<Element> wanted) {
        for (Iterator<Element> each = kept.iterator(); each.hasNext(); ) {
            Element element = each.next();
            if (wanted.test(element)) {
                each.remove();
                return element;
            }
        }
        while (true) {
            Element element = client.element();
            if (wanted.test(element)) {
                return element;
            }
            kept.add(element);
        }
    }

    /** Takes what was kept. */
    List<Element> takeKept() {
        List<Element> taken = List.copyOf(kept);
        kept.clear();
        return taken;
    }

    /** The connection below the client, for bytes that are no text. */
    Wire wire() {
        return wire;
    }

    /** The client itself, to watch how its stream ends. */
    TestClient client() {
        return client;
    }

    /** Ends the stream and waits for the server to have ended it too (RFC 6120 section 4.4). */
    void leave() {
        client.send("</stream:stream>");
        while (!(client.next().orElse(new Incoming.Ended()) instanceof Incoming.Ended)) {
            // what still came
        }
        client.close();
    }

    @Override
    public void close() {
        client.close();
    }
}
