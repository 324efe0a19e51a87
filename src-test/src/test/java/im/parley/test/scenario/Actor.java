package im.parley.test.scenario;

import im.parley.test.client.Incoming;
import im.parley.test.client.ProtocolFailure;
import im.parley.test.client.TestClient;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Somebody on the stage, with one connection at a time and an inbox of what nobody has looked at yet. */
final class Actor {
    private static final String BARRIER = "barrier-";
    private static final Name IDENTIFIER = Name.of(Namespaces.SASL2, "authorization-identifier");

    private final Role role;
    private final String account;
    private final String password;
    private final Deque<Incoming> inbox = new ArrayDeque<>();
    private final List<String> earlier = new ArrayList<>();
    private Optional<TestClient> client = Optional.empty();
    private String jid = "";
    /** The full JID bound last, also after the connection has ended. */
    private String bound = "";
    private int barriers;

    Actor(Role role, String account, String password) {
        this.role = role;
        this.account = account;
        this.password = password;
    }

    Role role() {
        return role;
    }

    String account() {
        return account;
    }

    String password() {
        return password;
    }

    /** The full JID; empty unless a resource is bound. */
    String jid() {
        return jid;
    }

    TestClient client() {
        return client.orElseThrow(() -> new ProtocolFailure(role.name() + " is not connected"));
    }

    void connect(TestClient fresh, Step.Progress progress) {
        end();
        client = Optional.of(fresh);
        if (role.isComponent()) {
            connectComponent(fresh, progress);
            return;
        }
        if (progress.compareTo(Step.Progress.STREAM) >= 0) {
            fresh.openStream();
        }
        if (progress.compareTo(Step.Progress.SECURED) >= 0) {
            fresh.secure();
        }
        if (progress.compareTo(Step.Progress.LOGGED_IN) >= 0) {
            fresh.logIn(local(), password);
        }
        if (progress == Step.Progress.BOUND) {
            jid = fresh.bind(role.resource());
            bound = jid;
        }
    }

    /** XEP-0114. */
    private void connectComponent(TestClient fresh, Step.Progress progress) {
        if (progress == Step.Progress.STREAM) {
            inbox.add(fresh.openComponentStream());
        }
        if (progress == Step.Progress.BOUND) {
            fresh.joinAsComponent(password);
            jid = account;
        }
    }

    /** XEP-0198: takes up the session that was bound last; what is answered waits in the inbox. */
    void resume(TestClient fresh, String id, String handled) {
        String before = bound.isEmpty() ? account + '/' + role.resource() : bound;
        connect(fresh, Step.Progress.LOGGED_IN);
        Element answer = fresh.resume(id, handled);
        inbox.add(new Incoming.Received(answer));
        if (answer.name().local().equals("resumed")) {
            jid = before;
            bound = before;
        }
    }

    String local() {
        return account.substring(0, account.indexOf('@'));
    }

    /** SASL alone; the last element of it waits in the inbox. */
    void authenticate(String mechanism, boolean wrongPassword) {
        inbox.add(new Incoming.Received(
                client().authenticate(mechanism, local(), wrongPassword ? password + "-wrong" : password)));
    }

    /** A log-in by SASL2; its last element waits in the inbox. Takes the address when a resource was bound with it. */
    void authenticateInline(String mechanism, String secret, String inline) {
        Element last = client().authenticateInline(mechanism, local(), secret.isEmpty() ? password : secret, inline);
        inbox.add(new Incoming.Received(last));
        String identifier = last.textOf(IDENTIFIER);
        jid = identifier.indexOf('/') < 0 ? "" : identifier;
    }

    /** Sends initial presence and takes the copy that the server reflects (RFC 6121 section 4.2.2). */
    void appear() {
        client().send("<presence/>");
        Deque<Incoming> others = new ArrayDeque<>();
        while (true) {
            Incoming incoming = next().orElseThrow(
                    () -> new ProtocolFailure("the server did not reflect the presence of " + role.name()));
            if (incoming instanceof Incoming.Ended) {
                throw new ProtocolFailure("the connection of " + role.name() + " has ended");
            }
            if (isOwnPresence(incoming)) {
                break;
            }
            others.add(incoming);
        }
        inbox.addAll(others);
    }

    private boolean isOwnPresence(Incoming incoming) {
        return incoming instanceof Incoming.Received received
                && received.element().name().local().equals("presence")
                && received.element().attribute("type").isEmpty()
                && received.element().attribute("from", "").equals(jid);
    }

    /** What came next and nobody has looked at. */
    Optional<Incoming> next() {
        return inbox.isEmpty() ? client().next() : Optional.of(inbox.poll());
    }

    /** Has an address of the server answer a ping, and so everything sent before. No effect without a resource. */
    void barrier(String address) {
        barrier(new Question(address, "<ping xmlns='urn:xmpp:ping'/>"));
    }

    /** Has somebody of the server answer, with an error if it likes. No effect without a resource. */
    void barrier(Question question) {
        if (jid.isEmpty() || client.isEmpty()) {
            return;
        }
        String id = BARRIER + barriers++;
        String from = role.isComponent() ? " from='" + account + "'" : "";
        client().send("<iq type='get' id='%s' to='%s'%s>%s</iq>".formatted(id, question.to(), from, question.payload()));
        while (true) {
            Incoming incoming = client().next().orElseThrow(
                    () -> new ProtocolFailure("the server does not answer " + question + " of " + role.name()));
            if (incoming instanceof Incoming.Received received && isAnswer(received.element(), id)) {
                return;
            }
            inbox.add(incoming);
            if (incoming instanceof Incoming.Ended) {
                jid = "";
                return;
            }
        }
    }

    /** Asked to learn that an address, or a node there, has done what it was asked before. */
    record Question(String to, String payload) {
        /** To a node of a publish-subscribe service (XEP-0060). */
        static Question toNode(String service, String node) {
            return new Question(service,
                    "<pubsub xmlns='http://jabber.org/protocol/pubsub'><subscriptions node='%s'/></pubsub>".formatted(node));
        }
    }

    private static boolean isAnswer(Element element, String id) {
        return element.name().local().equals("iq") && element.attribute("id", "").equals(id);
    }

    /** What has come and nobody has looked at. Sensible only after a {@link #barrier}. */
    Deque<Incoming> inbox() {
        return inbox;
    }

    void disconnect() {
        client().send("</stream:stream>");
        while (!(next().orElseThrow(() -> new ProtocolFailure("the server does not close the stream"))
                instanceof Incoming.Closed)) {
            // What was under way to a client that leaves is lost on it.
        }
        end();
    }

    void vanish() {
        client().cut();
        end();
    }

    void end() {
        client.ifPresent(current -> {
            earlier.addAll(current.transcript());
            current.close();
        });
        client = Optional.empty();
        jid = "";
        inbox.clear();
    }

    List<String> transcript() {
        List<String> all = new ArrayList<>(earlier);
        client.ifPresent(current -> all.addAll(current.transcript()));
        return all;
    }
}
