package im.parley.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.DynamicRoster;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Spec;
import im.parley.server.spi.TestCatalogue;
import im.parley.store.memory.MemoryRosters;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllContactsTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid NURSE = Jid.of("nurse@example.com");
    private static final Jid ROMEO = Jid.of("romeo@example.net");

    private final MemoryRosters stored = new MemoryRosters();
    private List<RosterItem> elsewhere = List.of();

    private AllContacts with(DynamicRoster... sources) {
        Feature feature = new Feature() {
            @Override
            public Spec spec() {
                return Spec.rfc(6121);
            }

            @Override
            public List<Hook> hooks() {
                return List.of(sources).stream().map(Hook::contribute).toList();
            }
        };
        return new AllContacts(stored, new TestCatalogue().load(feature));
    }

    private static RosterItem fellow(Jid contact, String name, String... groups) {
        return RosterItem.of(contact).withSubscription(Subscription.BOTH).named(name, Set.of(groups));
    }

    @Test
    void withoutOtherSourcesARosterIsWhatIsStored() {
        stored.put(JULIET, RosterItem.of(ROMEO));
        assertThat(with().load(JULIET)).isEqualTo(stored.load(JULIET));
        assertThat(with(account -> List.of()).load(JULIET)).isEqualTo(stored.load(JULIET));
    }

    @Test
    void contactsOfAllSourcesStandInTheRoster() {
        stored.put(JULIET, RosterItem.of(ROMEO));
        AllContacts all = with(
                account -> account.equals(JULIET) ? List.of(fellow(NURSE, "", "Staff")) : List.of(),
                account -> List.of(fellow(NURSE, "Nurse", "House")));
        Roster roster = all.load(Jid.of("juliet@example.com/balcony"));
        assertThat(roster.items().values())
                .containsExactly(RosterItem.of(ROMEO), fellow(NURSE, "Nurse", "Staff", "House"));
        assertThat(roster.showsPresenceTo(NURSE)).isTrue();
        assertThat(roster.version()).isEqualTo(stored.load(JULIET).version());
    }

    @Test
    void aContactOfTheUsersOwnKeepsItsNameAndGroups() {
        stored.put(JULIET, RosterItem.of(NURSE).withAsk(true).named("Angelica", Set.of("Friends")));
        assertThat(with(account -> List.of(fellow(NURSE, "", "Staff"))).load(JULIET).items().values())
                .containsExactly(fellow(NURSE, "Angelica", "Friends", "Staff"));
    }

    @Test
    void whatChangesOnEitherSideIsSeen() {
        AllContacts all = with(account -> elsewhere);
        elsewhere = List.of(fellow(NURSE, ""));
        Roster first = all.load(JULIET);
        elsewhere = List.of(fellow(NURSE, "Nurse"));
        assertThat(all.load(JULIET).items()).containsValue(fellow(NURSE, "Nurse"));
        stored.put(JULIET, RosterItem.of(ROMEO));
        assertThat(all.load(JULIET).items()).hasSize(2);
        elsewhere = List.of();
        assertThat(all.load(JULIET).items()).hasSize(1);
        assertThat(first.items()).hasSize(1);
    }

    /** Nobody counts the changes elsewhere, so a client must not be told that nothing has changed. */
    @Test
    void withOtherSourcesChangesAreNotKnown() {
        long version = stored.put(JULIET, RosterItem.of(ROMEO));
        assertThat(with().since(JULIET, version)).isPresent();
        assertThat(with(account -> List.of()).since(JULIET, version)).isEmpty();
    }
}
