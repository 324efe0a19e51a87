package im.parley.feature.presence;

import static im.parley.feature.presence.AppendixA.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import im.parley.feature.presence.SubscriptionState.Step;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6121 appendix A. */
class SubscriptionStateTest {
    @Test
    void theTablesHaveEveryStateForEveryStanza() {
        assertThat(AppendixA.outbound()).hasSize(36);
        assertThat(AppendixA.inbound()).hasSize(36);
        assertThat(AppendixA.STATES.values()).doesNotHaveDuplicates().hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("im.parley.feature.presence.AppendixA#outbound")
    void whatTheUserSends(Presence.Type type, String before, boolean routed, String after, boolean preApproval) {
        assertThat(state(before).sends(type)).isEqualTo(new Step(state(after), routed));
    }

    @ParameterizedTest
    @MethodSource("im.parley.feature.presence.AppendixA#inbound")
    void whatTheContactSends(Presence.Type type, String before, boolean delivered, String after, boolean ignored) {
        assertThat(state(before).receives(type)).isEqualTo(new Step(state(after), delivered));
    }

    @Test
    void everyStateIsReadBackFromWhatIsStored() {
        RosterItem item = RosterItem.of(Jid.of("juliet@example.com"));
        AppendixA.STATES.forEach((name, state) -> {
            boolean requested = state.from() == SubscriptionState.Half.PENDING;
            assertThat(SubscriptionState.of(Optional.of(state.in(item)), requested)).as(name).isEqualTo(state);
        });
    }

    @Test
    void aRequestThatIsStillStoredAfterItWasGrantedChangesNothing() {
        RosterItem item = RosterItem.of(Jid.of("juliet@example.com")).withSubscription(Subscription.BOTH);

        assertThat(SubscriptionState.of(Optional.of(item), true)).isEqualTo(state("Both"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AVAILABLE", "UNAVAILABLE", "PROBE", "ERROR"})
    void otherPresenceIsNotAboutSubscriptions(Presence.Type type) {
        assertThatIllegalArgumentException().isThrownBy(() -> state("None").sends(type));
        assertThatIllegalArgumentException().isThrownBy(() -> state("None").receives(type));
    }
}
