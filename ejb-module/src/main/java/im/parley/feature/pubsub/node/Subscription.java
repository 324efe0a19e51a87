package im.parley.feature.pubsub.node;

import im.parley.store.pubsub.StoredSubscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A subscription to a node.
 *
 * @param subid what tells it from others of the same entity
 * @param jid who is subscribed, a bare or a full address
 * @param state whether it is approved
 * @param options how it is configured
 */
public record Subscription(String subid, Jid jid, State state, Configuration options) {

    /** Section 4.2; {@code none} has no entry. */
    public enum State {
        PENDING,
        SUBSCRIBED;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The word of the protocol. */
        public String word() {
            return word;
        }
    }

    /** What the presence of a subscriber shows (RFC 6121 section 4.7.2.1); without {@code <show/>} it is online. */
    public enum Show {
        AWAY,
        CHAT,
        DND,
        ONLINE,
        XA
    }

    /** What a subscriber of a collection is told of. */
    public enum Kind {
        ITEMS,
        NODES
    }

    /** How far below a collection. */
    public enum Depth {
        DEPTH_1,
        DEPTH_ALL
    }

    public static final Setting<Boolean> DELIVER =
            Setting.flag("pubsub#deliver", "Whether to deliver notifications", true);
    public static final Setting<Boolean> DIGEST =
            Setting.flag("pubsub#digest", "Whether to deliver them in digests", false);
    public static final Setting<Integer> DIGEST_FREQUENCY = Setting.number(
            "pubsub#digest_frequency", "How many milliseconds lie between digests, at least", 86_400_000, false);
    public static final Setting<String> EXPIRE = Setting.text(
            "pubsub#expire",
            "When the subscription ends: a date, or 'presence'",
            text -> text.equals("presence") || DateTime.parse(text).isPresent());
    public static final Setting<Set<Show>> SHOW = Setting.choices(
            "pubsub#show-values",
            "With which presence to deliver; none for any",
            Set.of(),
            Show.class,
            show -> show.name().toLowerCase(Locale.ROOT));
    public static final Setting<Kind> TYPE = Setting.choice(
            "pubsub#subscription_type", "What to tell of a collection", Kind.ITEMS, Kind.class, kind ->
                    kind == Kind.ITEMS ? "New items" : "New nodes");
    public static final Setting<Depth> DEPTH = Setting.choice(
            "pubsub#subscription_depth", "How far below a collection", Depth.DEPTH_1, Depth.class, depth ->
                    depth == Depth.DEPTH_1 ? "Direct children" : "All below");

    /** The options of a subscription. */
    public static final Vocabulary OPTIONS =
            new Vocabulary(List.of(DELIVER, DIGEST, DIGEST_FREQUENCY, EXPIRE, SHOW, TYPE, DEPTH));

    static Subscription of(StoredSubscription stored) {
        State state = stored.state().equals(State.PENDING.word) ? State.PENDING : State.SUBSCRIBED;
        return new Subscription(
                stored.subid(), stored.jid(), state, Configuration.INITIAL.with(stored.options(), OPTIONS));
    }

    /** As it is kept. */
    public StoredSubscription stored() {
        return new StoredSubscription(subid, jid, state.word, options.texts());
    }

    /** Whether it is approved. */
    public boolean isActive() {
        return state == State.SUBSCRIBED;
    }

    /** Whether it ends when its subscriber goes offline (section 12.5). */
    public boolean isTemporary() {
        return options.get(EXPIRE).equals("presence");
    }

    /** Whether its lease is over (section 12.19). */
    public boolean isOver(Instant now) {
        String expire = options.get(EXPIRE);
        return !expire.isEmpty()
                && !isTemporary()
                && DateTime.parse(expire).filter(end -> !end.isAfter(now)).isPresent();
    }

    /** The same in another state. */
    public Subscription in(State other) {
        return new Subscription(subid, jid, other, options);
    }

    /** The same with other options. */
    public Subscription with(Configuration other) {
        return new Subscription(subid, jid, state, other);
    }
}
