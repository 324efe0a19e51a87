package im.parley.feature.presence;

import im.parley.feature.presence.SubscriptionState.Half;
import im.parley.wire.stanza.Presence;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The tables of RFC 6121 appendices A.2 and A.3, row by row. */
final class AppendixA {
    static final Map<String, SubscriptionState> STATES = Map.of(
            "None", new SubscriptionState(Half.NONE, Half.NONE),
            "None + Pending Out", new SubscriptionState(Half.PENDING, Half.NONE),
            "None + Pending In", new SubscriptionState(Half.NONE, Half.PENDING),
            "None + Pending Out+In", new SubscriptionState(Half.PENDING, Half.PENDING),
            "To", new SubscriptionState(Half.SUBSCRIBED, Half.NONE),
            "To + Pending In", new SubscriptionState(Half.SUBSCRIBED, Half.PENDING),
            "From", new SubscriptionState(Half.NONE, Half.SUBSCRIBED),
            "From + Pending Out", new SubscriptionState(Half.PENDING, Half.SUBSCRIBED),
            "Both", new SubscriptionState(Half.SUBSCRIBED, Half.SUBSCRIBED));

    private static final String OUTBOUND =
            """
            subscribe    | None                  | MUST | None + Pending Out
            subscribe    | None + Pending Out    | MUST | no state change
            subscribe    | None + Pending In     | MUST | None + Pending Out+In
            subscribe    | None + Pending Out+In | MUST | no state change
            subscribe    | To                    | MUST | no state change
            subscribe    | To + Pending In       | MUST | no state change
            subscribe    | From                  | MUST | From + Pending Out
            subscribe    | From + Pending Out    | MUST | no state change
            subscribe    | Both                  | MUST | no state change
            unsubscribe  | None                  | MUST | no state change
            unsubscribe  | None + Pending Out    | MUST | None
            unsubscribe  | None + Pending In     | MUST | no state change
            unsubscribe  | None + Pending Out+In | MUST | None + Pending In
            unsubscribe  | To                    | MUST | None
            unsubscribe  | To + Pending In       | MUST | None + Pending In
            unsubscribe  | From                  | MUST | no state change
            unsubscribe  | From + Pending Out    | MUST | From
            unsubscribe  | Both                  | MUST | From
            subscribed   | None                  | M.N. | pre-approval
            subscribed   | None + Pending Out    | M.N. | pre-approval
            subscribed   | None + Pending In     | MUST | From
            subscribed   | None + Pending Out+In | MUST | From + Pending Out
            subscribed   | To                    | M.N. | pre-approval
            subscribed   | To + Pending In       | MUST | Both
            subscribed   | From                  | M.N. | no state change
            subscribed   | From + Pending Out    | M.N. | no state change
            subscribed   | Both                  | M.N. | no state change
            unsubscribed | None                  | S.N. | no state change
            unsubscribed | None + Pending Out    | S.N. | no state change
            unsubscribed | None + Pending In     | MUST | None
            unsubscribed | None + Pending Out+In | MUST | None + Pending Out
            unsubscribed | To                    | S.N. | no state change
            unsubscribed | To + Pending In       | MUST | To
            unsubscribed | From                  | MUST | None
            unsubscribed | From + Pending Out    | MUST | None + Pending Out
            unsubscribed | Both                  | MUST | To
            """;

    private static final String INBOUND =
            """
            subscribe    | None                  | MUST | None + Pending In
            subscribe    | None + Pending Out    | MUST | None + Pending Out+In
            subscribe    | None + Pending In     | S.N. | no state change
            subscribe    | None + Pending Out+In | S.N. | no state change
            subscribe    | To                    | MUST | To + Pending In
            subscribe    | To + Pending In       | S.N. | no state change
            subscribe    | From                  | S.N. | no state change
            subscribe    | From + Pending Out    | S.N. | no state change
            subscribe    | Both                  | S.N. | no state change
            unsubscribe  | None                  | S.N. | no state change
            unsubscribe  | None + Pending Out    | S.N. | no state change
            unsubscribe  | None + Pending In     | MUST | None
            unsubscribe  | None + Pending Out+In | MUST | None + Pending Out
            unsubscribe  | To                    | S.N. | no state change
            unsubscribe  | To + Pending In       | MUST | To
            unsubscribe  | From                  | MUST | None
            unsubscribe  | From + Pending Out    | MUST | None + Pending Out
            unsubscribe  | Both                  | MUST | To
            subscribed   | None                  | S.N. | no state change
            subscribed   | None + Pending Out    | MUST | To
            subscribed   | None + Pending In     | S.N. | no state change
            subscribed   | None + Pending Out+In | MUST | To + Pending In
            subscribed   | To                    | S.N. | no state change
            subscribed   | To + Pending In       | S.N. | no state change
            subscribed   | From                  | S.N. | no state change
            subscribed   | From + Pending Out    | MUST | Both
            subscribed   | Both                  | S.N. | no state change
            unsubscribed | None                  | S.N. | no state change
            unsubscribed | None + Pending Out    | MUST | None
            unsubscribed | None + Pending In     | S.N. | no state change
            unsubscribed | None + Pending Out+In | MUST | None + Pending In
            unsubscribed | To                    | MUST | None
            unsubscribed | To + Pending In       | MUST | None + Pending In
            unsubscribed | From                  | S.N. | no state change
            unsubscribed | From + Pending Out    | MUST | From
            unsubscribed | Both                  | MUST | From
            """;

    private AppendixA() {}

    /** The stanza, the state before, whether it is routed, the state after, whether it approves in advance. */
    static Stream<Arguments> outbound() {
        return rows(OUTBOUND);
    }

    /** The stanza, the state before, whether it is delivered, the state after, {@code false}. */
    static Stream<Arguments> inbound() {
        return rows(INBOUND);
    }

    private static Stream<Arguments> rows(String table) {
        return table.lines().map(AppendixA::row);
    }

    private static Arguments row(String line) {
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        boolean preApproval = cells[3].equals("pre-approval");
        String after = preApproval || cells[3].equals("no state change") ? cells[1] : cells[3];
        return Arguments.of(
                Presence.Type.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                cells[1],
                cells[2].equals("MUST"),
                after,
                preApproval);
    }

    static SubscriptionState state(String name) {
        SubscriptionState state = STATES.get(name);
        if (state == null) {
            throw new IllegalArgumentException(name);
        }
        return state;
    }
}
