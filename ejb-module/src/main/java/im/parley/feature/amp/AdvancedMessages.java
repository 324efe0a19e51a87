package im.parley.feature.amp;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.describeNode;
import static im.parley.server.spi.Hook.hold;
import static im.parley.server.spi.Hook.messageSent;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.undeliverable;
import static im.parley.server.spi.Hook.unreachable;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Expiry;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Phase;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** XEP-0079: Advanced Message Processing. Does with a message what its sender wants to be done in certain cases. */
@ServerFeature
final class AdvancedMessages implements Feature {
    private static final String NS = Expiry.AMP_NS;
    /** Section 2.1.1. */
    private static final Description SUPPORTED =
            new Description(List.of(new Identity("server", "im", "")), supported(), List.of());

    private final RosterStore rosters;
    private final Sessions sessions;
    private final Shelf shelf;
    private final Neighbours neighbours;
    private final Clock clock;

    @Inject
    AdvancedMessages(RosterStore rosters, Sessions sessions, Shelf shelf, Neighbours neighbours, Clock clock) {
        this.neighbours = neighbours;
        this.rosters = rosters;
        this.sessions = sessions;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public Spec spec() {
        return Spec.xep(79, "1.2").processor(AmpOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                describeNode(SERVER, (node, asking) -> node.equals(NS) ? Optional.of(SUPPORTED) : Optional.empty()),
                messageSent(Phase.MARK, AdvancedMessages::sent),
                messageToAccount(Phase.APPLY, this::received),
                hold(Message.class, this::arriving),
                new Hook.OnDeparture(neighbours::depart),
                unreachable(shelf::judge),
                undeliverable((message, account) -> shelf.returned()));
    }

    private static List<String> supported() {
        List<String> features = new ArrayList<>();
        features.add(NS);
        for (Rule.Action action : Rule.Action.values()) {
            features.add(NS + "?action=" + action.attribute);
        }
        for (Rule.Condition condition : Rule.Condition.values()) {
            features.add(NS + "?condition=" + condition.attribute);
        }
        return features;
    }

    /** Section 2.2.1, at the server of the sender. */
    private static Verdict sent(Message message, Session sender) {
        return Ruleset.of(message).flatMap(Ruleset::flaw).map(Verdict::bounce).orElse(Verdict.PASS);
    }

    /** Section 2.2, at the server of the recipient. */
    private Verdict received(Message message, Jid account) {
        Optional<Ruleset> rules = Ruleset.of(message);
        if (rules.isEmpty() || message.from().isEmpty()) {
            return Verdict.PASS;
        }
        Jid sender = message.from().get();
        Optional<StanzaError> refusal = rules.get().flaw()
                .or(() -> seesPresence(sender, account) ? Optional.empty() : rules.get().indiscretion());
        return refusal.map(Verdict::bounce)
                .orElseGet(() -> process(rules.get(), message, sender, message.to().orElse(account)));
    }

    /** Section 9. */
    private boolean seesPresence(Jid sender, Jid account) {
        return sender.bare().equals(account) || rosters.load(account).showsPresenceTo(sender);
    }

    /** Sections 2.2.2 to 2.2.4: the first rule that is met decides, unless it only tells. */
    private Verdict process(Ruleset rules, Message message, Jid sender, Jid to) {
        Outcome outcome = Outcome.of(message, to, sessions);
        Instant now = clock.instant();
        List<Rule> done = new ArrayList<>();
        List<Effect> told = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            if (rule.applies(outcome, now)) {
                if (rule.action().tells()) {
                    told.add(new Effect.Send(Ruleset.event(rule, message, sender, to)));
                }
                if (rule.action() != Rule.Action.NOTIFY) {
                    return end(rule, rules.without(List.of(rule), message, sender, to), to).then(told);
                }
                done.add(rule);
            }
        }
        return Verdict.replace(rules.without(done, message, sender, to)).then(told);
    }

    private Verdict end(Rule rule, Message message, Jid to) {
        if (rule.action() == Rule.Action.STORE) {
            shelf.keep(message, to.bare());
        }
        return Verdict.drop("a rule of its sender: " + rule.action() + " if " + rule.condition());
    }

    /** Section 7: a message may expire while it waits. */
    private Verdict arriving(Message message, Session recipient) {
        Optional<Ruleset> rules = Ruleset.of(message);
        if (rules.isEmpty() || message.from().isEmpty()) {
            return Verdict.PASS;
        }
        Instant now = clock.instant();
        List<Effect> told = new ArrayList<>();
        for (Rule rule : rules.get().rules()) {
            if (rule.condition() == Rule.Condition.EXPIRE_AT && rule.expired(now)) {
                if (rule.action().tells()) {
                    Jid intended = message.to().orElse(recipient.jid());
                    told.add(new Effect.Send(Ruleset.event(rule, message, message.from().get(), intended)));
                }
                if (rule.action() != Rule.Action.NOTIFY && rule.action() != Rule.Action.STORE) {
                    return Verdict.drop("it has expired").then(told);
                }
            }
        }
        return told.isEmpty() ? Verdict.PASS : Verdict.PASS.then(told);
    }
}
