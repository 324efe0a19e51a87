package im.parley.store.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.wire.addr.Jid;
import org.junit.jupiter.api.Test;

/** What every store of shared groups does. */
interface SharedGroupStoreContract {
    SharedGroupStore groups();

    private void join(String group, String member, String name) {
        groups().join(new GroupMember(group, Jid.of(member), name));
    }

    @Test
    default void membersSeeEachOtherAndNotThemselves() {
        String domain = Fresh.domain();
        join(domain, "romeo@" + domain, "Romeo \u2665");
        join(domain, "juliet@" + domain, "");
        join(domain, "gateway." + domain, "Gateway");

        assertThat(groups().fellows(Jid.of("romeo@" + domain), 10))
                .containsExactly(
                        new GroupMember(domain, Jid.of("juliet@" + domain), ""),
                        new GroupMember(domain, Jid.of("gateway." + domain), "Gateway"));
        assertThat(groups().fellows(Jid.of("juliet@" + domain), 10))
                .extracting(GroupMember::name)
                .containsExactly("Romeo \u2665", "Gateway");
        assertThat(groups().fellows(Jid.of("tybalt@" + domain), 10)).isEmpty();
    }

    @Test
    default void whoIsInTwoGroupsComesTwice() {
        String domain = Fresh.domain();
        for (String group : new String[] {"b" + domain, "a" + domain, "c" + domain}) {
            join(group, "juliet@" + domain, group);
        }
        join("a" + domain, "romeo@" + domain, "");
        join("b" + domain, "romeo@" + domain, "");

        assertThat(groups().fellows(Jid.of("romeo@" + domain), 10))
                .extracting(GroupMember::group)
                .containsExactly("a" + domain, "b" + domain);
        assertThat(groups().fellows(Jid.of("romeo@" + domain), 1))
                .extracting(GroupMember::group)
                .containsExactly("a" + domain);
    }

    @Test
    default void whoJoinsAgainGetsAnotherName() {
        String domain = Fresh.domain();
        join(domain, "romeo@" + domain, "");
        join(domain, "juliet@" + domain, "Julia");
        join(domain, "juliet@" + domain, "Juliet");

        assertThat(groups().fellows(Jid.of("romeo@" + domain), 10))
                .extracting(GroupMember::name)
                .containsExactly("Juliet");
    }

    @Test
    default void whoLeavesIsSeenNoLonger() {
        String domain = Fresh.domain();
        join(domain, "romeo@" + domain, "");
        join(domain, "juliet@" + domain, "");

        assertThat(groups().leave(domain, Jid.of("juliet@" + domain))).isTrue();
        assertThat(groups().leave(domain, Jid.of("juliet@" + domain))).isFalse();

        assertThat(groups().fellows(Jid.of("romeo@" + domain), 10)).isEmpty();
        assertThat(groups().fellows(Jid.of("juliet@" + domain), 10)).isEmpty();
    }

    @Test
    default void anAccountThatIsRemovedLeavesAllItsGroups() {
        String domain = Fresh.domain();
        join("a" + domain, "romeo@" + domain, "");
        join("a" + domain, "juliet@" + domain, "");
        join("b" + domain, "juliet@" + domain, "");
        join("b" + domain, "nurse@" + domain, "");

        ((AccountData) groups()).forget(Jid.of("juliet@" + domain));

        assertThat(groups().fellows(Jid.of("romeo@" + domain), 10)).isEmpty();
        assertThat(groups().fellows(Jid.of("nurse@" + domain), 10)).isEmpty();
    }
}
