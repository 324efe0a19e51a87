package im.parley.feature.offline;

import static im.parley.server.spi.Hook.addToBound;
import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.publish;
import static im.parley.server.spi.Hook.regularly;
import static im.parley.server.spi.Hook.unreachable;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Expiry;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.account.OfflineLimits;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** XEP-0160: offline messages. Keeps what no resource can receive until one is available. */
@ServerFeature
final class OfflineMessages implements Feature {
    private static final StanzaError FULL =
            Condition.SERVICE_UNAVAILABLE.because("the recipient is offline and has too many messages waiting");

    private static final Duration EXPIRING = Duration.ofMinutes(10);
    private static final int EXPIRED_AT_ONCE = 500;

    /** Present once the session was given what waited when it became able to receive messages. */
    private static final Session.Key<Boolean> RECEIVING = new Session.Key<>("offline messages given");

    private final OfflineStore store;
    private final UserStore users;
    private final OfflineLimits limits;
    private final Clock clock;
    private final Handover handover;
    private final LongAdder stored = new LongAdder();
    private final LongAdder refused = new LongAdder();

    @Inject
    OfflineMessages(OfflineStore store, UserStore users, Sessions sessions, OfflineLimits limits, Clock clock) {
        this.store = store;
        this.users = users;
        this.limits = limits;
        this.clock = clock;
        this.handover = new Handover(store, sessions, clock);
    }

    @Override
    public Spec spec() {
        return Spec.xep(160, "1.0.1").andXep(203, "2.0").processor("msgoffline");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, "msgoffline"),
                messageToAccount(Phase.MARK, OfflineMessages::honest),
                unreachable(this::keep),
                addToBound(this::archivedAnyway),
                publish(
                        "OfflineMessages",
                        Figure.counter("parley_offline_stored_total", "Messages that were kept for later.", stored::sum),
                        Figure.counter(
                                "parley_offline_refused_total",
                                "Messages that found no room with their recipient.",
                                refused::sum)),
                regularly(EXPIRING, EXPIRING, this::expire),
                presenceSent(Phase.ARCHIVE, this::deliver)); // after APPLY has made the session available
    }

    /** XEP-0203 section 5: nobody but this server says what it held back; a message that has not arrived was not. */
    @SuppressWarnings("ReferenceEquality") // the same unless something was taken away
    private static Verdict honest(Message message, Jid account) {
        Message honest = Delay.without(message, account.domainJid());
        return honest == message ? Verdict.PASS : Verdict.replace(honest);
    }

    /** What nobody came for in time, for example by XEP-0079, is of no use. */
    private void expire() {
        while (store.expire(clock.instant(), EXPIRED_AT_ONCE) == EXPIRED_AT_ONCE) {
            // until none is left
        }
    }

    /** There is nothing to say of it. */
    private Optional<Element> archivedAnyway(Session session) {
        Archived.clear(session.account(), store);
        return Optional.empty();
    }

    private Verdict keep(Message message, Jid account) {
        return switch (Worth.of(message)) {
            case RETURNED -> Verdict.PASS;
            case FORGOTTEN -> Verdict.drop("no more than a chat state");
            case STORED -> users.exists(account) ? store(message, account) : Verdict.PASS;
        };
    }

    /** Section 2, steps 3 and 4. A session may have become available since the router looked for one. */
    private Verdict store(Message message, Jid account) {
        Instant received = Delay.since(message, account.domainJid()).orElseGet(clock::instant);
        Message plain = Delay.without(message, account.domainJid());
        OfflineMessage unlimited = OfflineMessage.of(received, StanzaText.write(plain));
        OfflineMessage waiting = Expiry.of(message).map(unlimited::expiring).orElse(unlimited);
        return switch (store.store(account, waiting, limits.of(account))) {
            case STORED -> {
                stored.increment();
                yield Verdict.drop("stored offline").then(new Effect.Afterwards(() -> handover.begin(account)));
            }
            case FULL -> {
                refused.increment();
                yield Verdict.bounce(FULL);
            }
        };
    }

    /** Section 2, step 5. */
    private Verdict deliver(Presence presence, Session session) {
        boolean broadcast = presence.to().isEmpty();
        return switch (presence.type()) {
            case AVAILABLE -> broadcast ? available(presence, session) : Verdict.PASS;
            case UNAVAILABLE -> broadcast ? unable(session) : Verdict.PASS;
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE, ERROR -> Verdict.PASS;
        };
    }

    private Verdict available(Presence presence, Session session) {
        if (presence.priority() < 0) {
            return unable(session);
        }
        if (session.get(RECEIVING).isPresent()) {
            return Verdict.PASS; // a new status: whatever came since came directly
        }
        session.put(RECEIVING, true);
        return Verdict.PASS.then(new Effect.Afterwards(() -> handover.begin(session)));
    }

    private static Verdict unable(Session session) {
        session.remove(RECEIVING);
        return Verdict.PASS;
    }
}
