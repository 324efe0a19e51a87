package im.parley.feature.amp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.Description;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Expiry;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which other servers process rules. A server is asked when the first message with rules is to go there, which waits for the
 * answer with those behind it; messages without rules never do.
 */
@Singleton
final class Neighbours {
    private static final int SERVERS = 10_000;
    private static final int WAITING = 10_000;
    private static final int WAITING_FOR_ONE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Section 2.1.1: "MAY be cached for up to 24 hours". */
    private static final Duration DAY = Duration.ofHours(24);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final Name TEXT = Name.of(Namespaces.STANZA_ERRORS, "text");

    /** Section 6.2.4. */
    private static final StanzaError UNSUPPORTED = Condition.SERVICE_UNAVAILABLE.because(
            "the other server does not process rules (XEP-0079); without them the message would go there");
    private static final StanzaError TOO_MANY =
            Condition.RESOURCE_CONSTRAINT.because("too many messages with rules wait for what that server can do");
    /** The server did not say anything. */
    private static final Set<Condition> UNREACHABLE = Set.of(
            Condition.REMOTE_SERVER_NOT_FOUND,
            Condition.REMOTE_SERVER_TIMEOUT,
            Condition.RESOURCE_CONSTRAINT,
            Condition.NOT_ALLOWED);

    private final Domains domains;
    private final Clock clock;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(SERVERS).executor(Runnable::run).build();
    private final Map<String, Queue> waiting = new HashMap<>();
    private int waitingInAll;

    /** What becomes of messages with rules, until when. */
    private record Known(Optional<StanzaError> refusal, Instant until) {}

    /** What waits for one server, also while what waited before is being sent: nothing overtakes it. */
    private static final class Queue {
        private List<Message> messages = new ArrayList<>();
        /** Who sends what has waited; what comes by on that thread has had its turn. */
        private @Nullable Thread releasing;
    }

    @Inject
    Neighbours(Domains domains, Clock clock) {
        this.domains = domains;
        this.clock = clock;
    }

    /** Section 2.2.4: rules go to those alone who process them. */
    Verdict depart(Message message, Jid to) {
        Optional<Ruleset> rules = Ruleset.of(message);
        if (rules.isEmpty() || message.from().isEmpty()) {
            return Verdict.PASS;
        }
        Optional<Verdict> delay = delay(message, to.domain());
        if (delay.isPresent()) {
            return delay.get();
        }
        return refusal(to.domain())
                .map(Verdict::bounce)
                .orElseGet(() -> Verdict.replace(rules.get().without(List.of(), message, message.from().get(), to)));
    }

    private Optional<StanzaError> refusal(String domain) {
        Known answer = known.getIfPresent(domain);
        return answer == null ? Optional.of(TOO_MANY) : answer.refusal(); // forgotten at this moment for others
    }

    /** Keeps a message waiting until it is known what becomes of it, and of those before it. */
    private synchronized Optional<Verdict> delay(Message message, String domain) {
        Queue queue = waiting.get(domain);
        if (queue == null ? isKnown(domain) : queue.releasing == Thread.currentThread()) {
            return Optional.empty();
        }
        if (waitingInAll >= WAITING || (queue != null && queue.messages.size() >= WAITING_FOR_ONE)) {
            return Optional.of(Verdict.bounce(TOO_MANY));
        }
        waitingInAll++;
        Queue into = queue == null ? new Queue() : queue;
        into.messages.add(message);
        Verdict drop = Verdict.drop("it waits for what the other server can do");
        return Optional.of(waiting.put(domain, into) == null ? drop.then(List.of(ask(message, domain))) : drop);
    }

    private boolean isKnown(String domain) {
        Known answer = known.getIfPresent(domain);
        return answer != null && !answer.until().isBefore(clock.instant());
    }

    private Effect ask(Message message, String domain) {
        String ours = message.from().map(Jid::domain).filter(domains::serves).orElseGet(domains::defaultDomain);
        Iq question = Iq.request(Iq.Type.GET, "amp", Element.of(Description.QUERY))
                .with(new Header(Jid.prepared("", ours), Jid.prepared("", domain), "amp", ""));
        return new Effect.Ask(question, PATIENCE, answer -> answered(domain, answer));
    }

    private List<Effect> answered(String domain, Iq answer) {
        known.put(domain, judge(answer, clock.instant()));
        return release(domain);
    }

    /** Those who wait come by here again, on this thread, then those who came meanwhile, until there are none. */
    private synchronized List<Effect> release(String domain) {
        Queue queue = waiting.get(domain);
        if (queue == null || queue.messages.isEmpty()) {
            waiting.remove(domain);
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        queue.messages.forEach(message -> effects.add(new Effect.Send(message)));
        waitingInAll -= queue.messages.size();
        queue.messages = new ArrayList<>();
        queue.releasing = Thread.currentThread();
        effects.add(new Effect.Afterwards(() -> release(domain)));
        return effects;
    }

    private static Known judge(Iq answer, Instant now) {
        if (answer.type() == Iq.Type.RESULT) {
            boolean supports = answer.payload()
                    .flatMap(Description::from)
                    .filter(description -> description.features().contains(Expiry.AMP_NS))
                    .isPresent();
            return supports ? new Known(Optional.empty(), now.plus(DAY)) : new Known(Optional.of(UNSUPPORTED), now.plus(HOUR));
        }
        Optional<StanzaError> silence = silence(answer);
        return silence.isPresent()
                ? new Known(silence, now.plus(SOON))
                : new Known(Optional.of(UNSUPPORTED), now.plus(HOUR));
    }

    /** Why the server could not be asked; the message could not have gone there either. */
    private static Optional<StanzaError> silence(Iq answer) {
        return answer.child(ERROR).flatMap(error -> UNREACHABLE.stream()
                .filter(condition -> error.first(condition.elementName()).isPresent())
                .findFirst()
                .map(condition -> condition.because(error.first(TEXT).map(Element::text).orElse(""))));
    }
}
