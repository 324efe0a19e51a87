package im.parley.store.privatexml;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.wire.addr.Jid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of private XML does. */
interface PrivateXmlStoreContract {
    Quota PLENTY = new Quota(100, 1_000_000);

    PrivateXmlStore privateXml();

    private static Fragment fragment(String namespace, String xml) {
        return new Fragment(namespace, "storage", xml);
    }

    private String kept(Jid account, String namespace) {
        return privateXml().find(account, namespace, "storage").orElse("");
    }

    @Test
    default void fragmentsAreKeptByNamespaceAndName() {
        Jid account = Fresh.account();
        privateXml().put(
                account,
                List.of(new Fragment("a", "x", "1"), new Fragment("a", "y", "2"), new Fragment("b", "x", "3")),
                PLENTY);
        assertThat(privateXml().find(account, "a", "x")).contains("1");
        assertThat(privateXml().find(account, "a", "y")).contains("2");
        assertThat(privateXml().find(account, "b", "x")).contains("3");
        assertThat(privateXml().find(account, "b", "y")).isEmpty();
        assertThat(privateXml().find(Fresh.account(), "a", "x")).isEmpty();
    }

    @Test
    default void aResourceIsNoAccountOfItsOwn() {
        Jid account = Fresh.account();
        privateXml().put(account.withResource("orchard"), List.of(fragment("a", "1")), PLENTY);
        assertThat(kept(account, "a")).isEqualTo("1");
    }

    @Test
    default void aFragmentIsReplacedAndRemoved() {
        Jid account = Fresh.account();
        privateXml().put(account, List.of(fragment("a", "old"), fragment("b", "stays")), PLENTY);
        privateXml().put(account, List.of(fragment("a", "new")), PLENTY);
        assertThat(kept(account, "a")).isEqualTo("new");
        assertThat(privateXml().put(account, List.of(fragment("a", "")), PLENTY)).isTrue();
        assertThat(privateXml().find(account, "a", "storage")).isEmpty();
        assertThat(kept(account, "b")).isEqualTo("stays");
    }

    @Test
    default void longNamespacesAndLongTextAreKept() {
        Jid account = Fresh.account();
        String namespace = "urn:" + "\u00e4".repeat(5000);
        String xml = "\ud83d\ude00".repeat(200_000);
        privateXml().put(account, List.of(fragment(namespace, xml)), PLENTY);
        assertThat(kept(account, namespace)).isEqualTo(xml);
    }

    @Test
    default void aboveTheQuotaNothingOfItIsKept() {
        Jid account = Fresh.account();
        Quota two = new Quota(2, 10);
        assertThat(privateXml().put(account, List.of(fragment("a", "12345")), two)).isTrue();
        assertThat(privateXml().put(account, List.of(fragment("b", "1"), fragment("c", "1")), two)).isFalse();
        assertThat(privateXml().find(account, "b", "storage")).isEmpty();
        assertThat(privateXml().put(account, List.of(fragment("b", "123456")), two)).isFalse();
        assertThat(privateXml().put(account, List.of(fragment("b", "12345")), two)).isTrue();
        assertThat(privateXml().put(account, List.of(fragment("a", "54321")), two)).isTrue();
        assertThat(kept(account, "a")).isEqualTo("54321");
    }

    /** The administrator may have lowered the quota. */
    @Test
    default void whoHasTooMuchMayHaveLess() {
        Jid account = Fresh.account();
        privateXml().put(account, List.of(fragment("a", "12345"), fragment("b", "12345")), PLENTY);
        Quota little = new Quota(1, 3);
        assertThat(privateXml().put(account, List.of(fragment("a", "1234")), little)).isTrue();
        assertThat(privateXml().put(account, List.of(fragment("a", "12345")), little)).isFalse();
        assertThat(privateXml().put(account, List.of(fragment("b", "")), little)).isTrue();
        assertThat(kept(account, "a")).isEqualTo("1234");
    }

    @Test
    default void theQuotaHoldsExactlyWhenManyStoreAtOnce() throws Exception {
        Jid account = Fresh.account();
        List<Boolean> stored = Race.of(8, runner -> privateXml()
                .put(account, List.of(fragment("urn:" + runner, "x")), new Quota(5, 1000)));
        assertThat(stored.stream().filter(Boolean::booleanValue)).hasSize(5);
    }

    @Test
    default void allOfAnAccountGoesWithIt() {
        Jid account = Fresh.account();
        Jid other = Fresh.account();
        Quota one = new Quota(1, 10);
        privateXml().put(account, List.of(fragment("a", "1")), one);
        privateXml().put(other, List.of(fragment("a", "2")), one);
        ((AccountData) privateXml()).forget(account);
        assertThat(kept(account, "a")).isEmpty();
        assertThat(kept(other, "a")).isEqualTo("2");
        assertThat(privateXml().put(account, List.of(fragment("b", "1")), one)).isTrue();
    }
}
