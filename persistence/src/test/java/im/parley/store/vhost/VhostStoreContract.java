package im.parley.store.vhost;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Race;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of domains does. */
interface VhostStoreContract {
    VhostStore vhosts();

    @BeforeEach
    default void startEmpty() {
        vhosts().all().forEach(vhost -> vhosts().remove(vhost.domain()));
    }

    @Test
    default void domainsComeByName() {
        vhosts().put(Vhost.of("montague.example"));
        vhosts().put(Vhost.of("capulet.example"));
        assertThat(vhosts().all()).containsExactly(Vhost.of("capulet.example"), Vhost.of("montague.example"));
    }

    @Test
    default void everyAttributeIsKept() {
        Vhost plain = Vhost.of("a.example");
        var others = Set.of(
                plain,
                new Vhost("b.example", false, true, false, true, 0, Set.of()),
                new Vhost("c.example", true, false, false, true, 0, Set.of()),
                new Vhost("d.example", true, true, true, true, 0, Set.of()),
                new Vhost("e.example", true, true, false, false, 0, Set.of()),
                new Vhost("f.example", true, true, false, true, 1_000_000, Set.of()),
                new Vhost("g.example", true, true, false, true, 0, Set.of("PLAIN", "SCRAM-SHA-256-PLUS")),
                Vhost.of("h.example").withPolicy(policy()));
        others.forEach(vhosts()::put);
        assertThat(vhosts().all()).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    default void aDomainIsReplaced() {
        vhosts().put(Vhost.of("a.example").withSaslMechanisms(Set.of("PLAIN")));
        Vhost changed = Vhost.of("a.example").withEnabled(false).withMaxUsers(7);
        vhosts().put(changed);
        assertThat(vhosts().all()).containsExactly(changed);
    }

    @Test
    default void aDomainIsRemoved() {
        vhosts().put(Vhost.of("a.example"));
        vhosts().remove("a.example");
        vhosts().remove("b.example");
        assertThat(vhosts().all()).isEmpty();
    }

    @Test
    default void putsThatRaceLeaveOne() throws Exception {
        Race.of(4, runner -> {
            vhosts().put(Vhost.of("a.example").withMaxUsers(runner + 1));
            return runner;
        });
        assertThat(vhosts().all()).hasSize(1);
    }

    @Test
    default void aPolicyIsReplacedAndGoesWithItsDomain() {
        vhosts().put(Vhost.of("a.example").withPolicy(policy()));
        vhosts().put(Vhost.of("a.example"));
        assertThat(vhosts().all()).containsExactly(Vhost.of("a.example"));
        vhosts().put(Vhost.of("a.example").withPolicy(policy()));
        vhosts().remove("a.example");
        vhosts().put(Vhost.of("a.example"));
        assertThat(vhosts().all()).containsExactly(Vhost.of("a.example"));
    }

    private static VhostPolicy policy() {
        return new VhostPolicy(
                new VhostPolicy.Staff(
                        Optional.of(Jid.of("prince@verona.example")),
                        Set.of(Jid.of("friar@verona.example"), Jid.of("nurse@verona.example"))),
                new VhostPolicy.Filter(VhostPolicy.FilterKind.LIST, List.of("capulet.example", "montague.example")),
                new VhostPolicy.Forwarding(
                        Optional.of(Jid.of("watch@verona.example")), Optional.of(Jid.of("verona.example"))),
                Set.of(5222, 5223),
                Set.of(Jid.of("apothecary@mantua.example")),
                Map.of("other", "some text, with = and spaces", "s2s-secret", "x"));
    }
}
