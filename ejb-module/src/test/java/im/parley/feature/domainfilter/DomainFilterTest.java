package im.parley.feature.domainfilter;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Hook;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.account.AccountFilters;
import im.parley.server.vhost.Vhosts;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.FilterRule;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import im.parley.store.vhost.VhostPolicy.Filter;
import im.parley.store.vhost.VhostPolicy.FilterKind;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies of the bean domain-filter, for domains and for accounts. */
class DomainFilterTest {
    private static final Jid ROMEO = Jid.of("romeo@verona.example/orchard");

    private final MemoryStores stores = MemoryStores.create();
    private final AccountFilters accounts = new AccountFilters(stores.settings());

    @SuppressWarnings("unchecked")
    private boolean passes(Filter filter, String to) {
        VhostPolicy none = VhostPolicy.NONE;
        VhostPolicy policy = new VhostPolicy(
                none.staff(), filter, none.forwarding(), none.ports(), none.trusted(), none.other());
        Vhosts domains = new Vhosts(
                stores.vhosts(), List.of(Vhost.of("verona.example").withPolicy(policy), Vhost.of("mantua.example")));
        Hook.OnSent<Message> hook = (Hook.OnSent<Message>) new DomainFilter(domains, accounts).hooks().getFirst();
        Message message = new Message(
                Header.EMPTY.withFrom(ROMEO).withTo(Jid.of(to)), Message.Type.CHAT, Content.EMPTY);
        return hook.filter().judge(message, TestSession.of(ROMEO.toString())).equals(Verdict.PASS);
    }

    private static Filter filter(FilterKind kind, String... entries) {
        return new Filter(kind, List.of(entries));
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, true, true, true, true",
        "LOCAL, true, true, true, false",
        "OWN, true, true, false, false",
        "BLOCK, true, false, false, false",
        "LIST, true, true, false, true",
        "BLACKLIST, true, true, true, false",
    })
    void policies(FilterKind kind, boolean self, boolean own, boolean local, boolean far) {
        Filter filter = filter(kind, "far.example");
        assertThat(passes(filter, "romeo@verona.example")).isEqualTo(self);
        assertThat(passes(filter, "muc.verona.example")).isEqualTo(own);
        assertThat(passes(filter, "x@mantua.example")).isEqualTo(local);
        assertThat(passes(filter, "x@far.example")).isEqualTo(far);
    }

    /** The first rule that is about the other one counts, whatever the order in which they are written. */
    @Test
    void rules() {
        Filter filter = filter(
                FilterKind.CUSTOM, "9|deny|all", "1|allow|self", "2|allow|jid|admin@far.example", "3|allow|domain|mantua.example");
        assertThat(passes(filter, "romeo@verona.example/balcony")).isTrue();
        assertThat(passes(filter, "admin@far.example/desk")).isTrue();
        assertThat(passes(filter, "other@far.example")).isFalse();
        assertThat(passes(filter, "x@mantua.example")).isTrue();
        assertThat(passes(filter(FilterKind.CUSTOM, "1|deny|domain|far.example"), "x@mantua.example")).isTrue();
    }

    @Test
    void anAccountWithARuleOfItsOwn() {
        accounts.put(ROMEO, filter(FilterKind.LIST, "far.example", "further.example"));
        assertThat(passes(filter(FilterKind.BLOCK), "x@far.example")).isTrue();
        assertThat(new AccountFilters(stores.settings()).find(ROMEO))
                .contains(filter(FilterKind.LIST, "far.example", "further.example"));
        accounts.remove(ROMEO);
        assertThat(passes(filter(FilterKind.BLOCK), "x@far.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1|allow", "x|allow|all", "1|perhaps|all", "1|allow|jid", "1|allow|all|x", "1|deny|domain|a@b", "1|deny|jid|@"})
    void whatIsNoRule(String text) {
        assertThat(FilterRule.parse(text)).isEmpty();
    }
}
