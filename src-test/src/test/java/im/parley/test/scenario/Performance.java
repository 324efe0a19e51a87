package im.parley.test.scenario;

import im.parley.test.client.ComponentWire;
import im.parley.test.client.Incoming;
import im.parley.test.client.ProtocolFailure;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of a play against one server. */
public final class Performance {
    /** What the server says when it begins to count. */
    private static final String STREAM_MANAGEMENT = "<enabled xmlns='urn:xmpp:sm:3'";

    /** A stanza may cause one on another session, which may cause a third; no feature goes further. */
    private static final int ROUNDS = 2;
    /** As the configuration file of the live server has it, too. */
    private static final String COMPONENT_SECRET = "secret of the play";

    /** A node of a publish-subscribe service, in a request. */
    private static final Pattern PUBLISHED_NODE = Pattern.compile(
            " to='(?<service>pubsub\\.[^'/@<>]+)'.*?xmlns='http://jabber.org/protocol/pubsub[^']*'.*? node='(?<node>[^']+)'");
    /** An address below a served domain, in a stanza. */
    private static final Pattern NODE_OF_SERVICE =
            Pattern.compile(" to='(?<node>[^'/@<>]+@(?<domain>[^'/@<>]+))[^']*'");

    private final Play play;
    private final Stage stage;
    private final Variables variables = new Variables();
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Set<String> nodes = new LinkedHashSet<>();
    private final Set<Actor.Question> published = new LinkedHashSet<>();

    private Performance(Play play, Stage stage) {
        this.play = play;
        this.stage = stage;
    }

    /**
     * Performs a play.
     *
     * @throws AssertionError when something else happens than what is written
     */
    public static void of(Play play, Stage stage) {
        new Performance(play, stage).run();
    }

    private void run() {
        try {
            castActors();
            for (Step step : play.steps()) {
                perform(step);
            }
        } finally {
            actors.values().forEach(Actor::end);
        }
    }

    private void castActors() {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Role role : play.cast()) {
            if (role.isComponent()) {
                castComponent(role);
                continue;
            }
            String local = stage.localPart(role.local());
            String account = local + '@' + role.domain();
            variables.rename(role.account(), account);
            boolean known = passwords.containsKey(account);
            String password = passwords.computeIfAbsent(account, made -> UUID.randomUUID().toString());
            if (role.registered() && !known) {
                stage.register(local, role.domain(), password);
                if (!role.keys().isEmpty()) {
                    stage.keepKeys(local, role.domain(), role.keys());
                }
            }
            actors.put(role.name(), new Actor(role, account, password));
            variables.set(role.name() + "'s account", account);
            variables.set(role.name() + "'s name", local);
            variables.set(role.name() + "'s password", password);
            variables.set(role.name(), account + '/' + role.resource());
        }
    }

    private void castComponent(Role role) {
        if (role.registered()) {
            stage.component(role.domain(), COMPONENT_SECRET);
        }
        actors.put(role.name(), new Actor(role, role.domain(), COMPONENT_SECRET));
        variables.set(role.name(), role.domain());
        variables.set(role.name() + "'s password", COMPONENT_SECRET);
    }

    private void perform(Step step) {
        try {
            act(step);
        } catch (ProtocolFailure | IllegalArgumentException e) {
            throw failure(step, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void act(Step step) {
        switch (step) {
            case Step.Connect connect -> connect(actor(connect.role()), connect.progress());
            case Step.Resume resume -> resume(resume);
            case Step.Handshake handshake -> actor(handshake.role()).client().handshake();
            case Step.Authenticate sasl -> actor(sasl.role()).authenticate(sasl.mechanism(), sasl.wrongPassword());
            case Step.InlineLogin login -> logInInline(login);
            case Step.Befriend befriend -> befriend(befriend);
            case Step.Appear appear -> appear(actor(appear.role()));
            case Step.Send send -> send(send);
            case Step.Receive receive -> receive(receive);
            case Step.ReceiveNothingMore nothing -> nothingMore(nothing);
            case Step.Ignore ignore -> {
                barriers();
                actor(ignore.role()).inbox().clear();
            }
            case Step.Disconnect disconnect -> actor(disconnect.role()).disconnect();
            case Step.Vanish vanish -> actor(vanish.role()).vanish();
            case Step.StreamEnds ends -> streamEnds(ends);
            case Step.ConnectionEnds ends -> connectionEnds(ends);
        }
    }

    /**
     * Its contacts hear of it after it has its own copy: whoever connects next must not hear of it twice. Where stanzas
     * are counted (XEP-0198), only those of the play are sent.
     */
    private static void appear(Actor actor) {
        actor.appear();
        boolean counted = actor.client().transcript().stream().anyMatch(line -> line.contains(STREAM_MANAGEMENT));
        if (!counted) {
            actor.barrier(actor.role().domain());
        }
    }

    private void send(Step.Send step) {
        String text = variables.expand(step.text());
        Matcher addressed = NODE_OF_SERVICE.matcher(text);
        while (addressed.find()) {
            String domain = addressed.group("domain");
            if (domain.endsWith('.' + home(step.role())) && !isComponent(domain)) {
                nodes.add(addressed.group("node"));
            }
        }
        Matcher node = PUBLISHED_NODE.matcher(text);
        if (node.find()) {
            published.add(Actor.Question.toNode(node.group("service"), node.group("node")));
        }
        actor(step.role()).client().send(text);
    }

    private Actor actor(Role role) {
        return Objects.requireNonNull(actors.get(role.name()));
    }

    private void connect(Actor actor, Step.Progress progress) {
        String domain = actor.role().domain();
        Wire wire = actor.role().isComponent() ? new ComponentWire(stage.connectComponent()) : stage.connect(domain);
        actor.connect(new TestClient(wire, domain, stage.patience()), progress);
        if (!actor.jid().isEmpty()) {
            variables.set(actor.role().name(), actor.jid());
        }
    }

    private void resume(Step.Resume step) {
        Actor actor = actor(step.role());
        String domain = step.role().domain();
        TestClient client = new TestClient(stage.connect(domain), domain, stage.patience());
        actor.resume(client, variables.expand(step.id()), step.handled());
    }

    private void logInInline(Step.InlineLogin step) {
        Actor actor = actor(step.role());
        actor.authenticateInline(step.mechanism(), variables.expand(step.secret()), variables.expand(step.inline()));
        if (!actor.jid().isEmpty()) {
            variables.set(actor.role().name(), actor.jid());
        }
    }

    /** Subscribes two accounts to each other by the handshake of RFC 6121 section 3.1, on connections of their own. */
    private void befriend(Step.Befriend step) {
        Actor one = prologue(step.one());
        Actor other = prologue(step.other());
        try {
            say(one, "subscribe", other);
            say(other, "subscribed", one);
            say(other, "subscribe", one);
            say(one, "subscribed", other);
            one.disconnect();
            other.disconnect();
        } finally {
            one.end();
            other.end();
        }
    }

    private static void say(Actor from, String type, Actor to) {
        from.client().send("<presence type='" + type + "' to='" + to.account() + "'/>");
        from.barrier(from.role().domain());
    }

    private Actor prologue(Role role) {
        Actor known = actor(role);
        Role temporary = new Role(role.name(), role.account(), "prologue", true, "");
        Actor actor = new Actor(temporary, known.account(), known.password());
        TestClient client = new TestClient(stage.connect(role.domain()), role.domain(), stage.patience());
        actor.connect(client, Step.Progress.BOUND);
        return actor;
    }

    private void receive(Step.Receive step) {
        if (!step.anyOrder()) {
            for (Expectation expected : step.expected()) {
                Incoming incoming = incoming(step, expected);
                mismatch(expected, incoming).ifPresent(why -> {
                    throw failure(step, "  expected: " + expected.show() + "\n  received: " + incoming.show()
                            + "\n  difference: " + why);
                });
            }
            return;
        }
        List<Expectation> open = new ArrayList<>(step.expected());
        while (!open.isEmpty()) {
            Incoming incoming = incoming(step, open.getFirst());
            Expectation met = open.stream()
                    .filter(expected -> mismatch(expected, incoming).isEmpty())
                    .findFirst()
                    .orElseThrow(() -> failure(step, "  received: " + incoming.show() + "\n  which is none of: "
                            + open.stream().map(Expectation::show).toList()));
            open.remove(met);
        }
    }

    private Incoming incoming(Step.Receive step, Expectation expected) {
        return actor(step.role()).next().orElseThrow(() -> failure(
                step, "  expected: " + expected.show() + "\n  received: nothing within "
                        + stage.patience().toMillis() + " ms"));
    }

    private Optional<String> mismatch(Expectation expected, Incoming incoming) {
        Matching matching = new Matching(variables);
        if (expected instanceof Expectation.Opening opening && incoming instanceof Incoming.Opened opened) {
            return matching.mismatch(opening.template(), opened.header());
        }
        if (expected instanceof Expectation.Arrival arrival && incoming instanceof Incoming.Received received) {
            return matching.mismatch(arrival.template(), received.element());
        }
        boolean closed = expected instanceof Expectation.Closing && incoming instanceof Incoming.Closed;
        return closed ? Optional.empty() : Optional.of("it is something else");
    }

    private void nothingMore(Step.ReceiveNothingMore step) {
        Actor actor = actor(step.role());
        if (actor.jid().isEmpty()) {
            throw failure(step, "only who has bound a resource can tell that nothing more comes");
        }
        barriers();
        if (!actor.inbox().isEmpty()) {
            throw failure(step, "  received: " + actor.inbox().stream().map(Incoming::show).toList());
        }
    }

    /** What a node of a service does, a room for example, it may do later than the stream goes on that caused it. */
    private void barriers() {
        for (int round = 0; round < ROUNDS; round++) {
            actors.values().forEach(each -> nodes.forEach(each::barrier));
            actors.values().forEach(each -> published.forEach(each::barrier));
            actors.values().forEach(each -> each.barrier(home(each.role())));
        }
    }

    private boolean isComponent(String domain) {
        return play.cast().stream().anyMatch(role -> role.isComponent() && role.domain().equals(domain));
    }

    /** A domain of the server that somebody is connected to. */
    private String home(Role role) {
        return role.isComponent()
                ? play.cast().stream()
                        .filter(other -> !other.isComponent())
                        .map(Role::domain)
                        .findFirst()
                        .orElse("parley.test")
                : role.domain();
    }

    private void streamEnds(Step.StreamEnds step) {
        Actor actor = actor(step.role());
        if (!step.condition().isEmpty()) {
            Incoming error = actor.next().orElseThrow(() -> failure(step, "the stream goes on"));
            boolean right = error instanceof Incoming.Received received
                    && received.element().name().equals(Conditions.ERROR)
                    && received.element().has(Conditions.of(step.condition()));
            if (!right) {
                throw failure(step, "  received: " + error.show());
            }
        }
        Incoming close = actor.next().orElseThrow(() -> failure(step, "the stream is not closed"));
        if (!(close instanceof Incoming.Closed)) {
            throw failure(step, "  expected: </stream:stream>\n  received: " + close.show());
        }
        actor.client().send("</stream:stream>");
        expectEnd(step, actor);
    }

    private void connectionEnds(Step.ConnectionEnds step) {
        expectEnd(step, actor(step.role()));
    }

    private void expectEnd(Step step, Actor actor) {
        Incoming end = actor.next().orElseThrow(() -> failure(step, "the connection stays open"));
        if (!(end instanceof Incoming.Ended)) {
            throw failure(step, "  expected: the end of the connection\n  received: " + end.show());
        }
        actor.end();
    }

    private AssertionError failure(Step step, String what) {
        StringBuilder report = new StringBuilder();
        report.append(play.file()).append(':').append(step.line()).append(": ").append(step.getClass().getSimpleName());
        report.append('\n').append(what).append('\n');
        actors.forEach((name, actor) -> {
            report.append("--- ").append(name).append('\n');
            actor.transcript().forEach(line -> report.append("    ").append(line).append('\n'));
        });
        return new AssertionError(report.toString());
    }
}
