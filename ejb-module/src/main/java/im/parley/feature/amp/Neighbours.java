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
    private final Map<String, List<Message>> waiting = new HashMap<>();
    private int waitingInAll;

    /** What becomes of messages with rules, until when. */
    private record Known(Optional<StanzaError> refusal, Instant until) {}

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
        Known answer = known.getIfPresent(to.domain());
        if (answer == null || answer.until().isBefore(clock.instant())) {
            return await(message, to.domain());
        }
        return answer.refusal()
                .map(Verdict::bounce)
                .orElseGet(() -> Verdict.replace(rules.get().without(List.of(), message, message.from().get(), to)));
    }

    private synchronized Verdict await(Message message, String domain) {
        List<Message> before = waiting.get(domain);
        if (waitingInAll >= WAITING || (before != null && before.size() >= WAITING_FOR_ONE)) {
            return Verdict.bounce(TOO_MANY);
        }
        Verdict drop = Verdict.drop("it waits for what the other server can do");
        waitingInAll++;
        if (before != null) {
            before.add(message);
            return drop;
        }
        waiting.put(domain, new ArrayList<>(List.of(message)));
        return drop.then(List.of(ask(message, domain)));
    }

    private Effect ask(Message message, String domain) {
        String ours = message.from().map(Jid::domain).filter(domains::serves).orElseGet(domains::defaultDomain);
        Iq question = Iq.request(Iq.Type.GET, "amp", Element.of(Description.QUERY))
                .with(new Header(Jid.prepared("", ours), Jid.prepared("", domain), "amp", ""));
        return new Effect.Ask(question, PATIENCE, answer -> answered(domain, answer));
    }

    /** Those who wait come by here again, and are not asked for any more. */
    private List<Effect> answered(String domain, Iq answer) {
        known.put(domain, judge(answer, clock.instant()));
        List<Message> released;
        synchronized (this) {
            released = waiting.remove(domain);
            waitingInAll -= released == null ? 0 : released.size();
        }
        return released == null
                ? List.of()
                : released.stream().<Effect>map(Effect.Send::new).toList();
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
