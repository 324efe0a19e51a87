package im.parley.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.config.VhostManOptions.Policies;
import im.parley.server.config.VhostManOptions.Policies.FilterPolicy;
import im.parley.store.vhost.VhostPolicy;
import im.parley.store.vhost.VhostPolicy.FilterKind;
import im.parley.store.vhost.VhostPolicy.Forwarding;
import im.parley.wire.addr.Jid;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WiringTest {
    @Test
    void aFileThatSaysNothingLeavesDomainsWithoutPolicies() {
        Policies nothing = new Policies(FilterPolicy.ALL, Optional.empty(), Optional.empty());
        assertThat(Wiring.policy(nothing)).isEqualTo(VhostPolicy.NONE);
    }

    @Test
    void whatTheFileSaysHoldsForEachDomain() {
        VhostPolicy policy = Wiring.policy(
                new Policies(FilterPolicy.LOCAL, Optional.of("friar@cell.lit"), Optional.of("watch.verona.lit")));
        assertThat(policy.filter().kind()).isEqualTo(FilterKind.LOCAL);
        assertThat(policy.forwarding())
                .isEqualTo(new Forwarding(Optional.of(Jid.of("watch.verona.lit")), Optional.of(Jid.of("friar@cell.lit"))));
    }

    @Test
    void whatIsNoAddressStopsTheStart() {
        assertThatThrownBy(() -> Wiring.policy(new Policies(FilterPolicy.ALL, Optional.of("@"), Optional.empty())))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("vhost-message-forward-jid");
    }
}
