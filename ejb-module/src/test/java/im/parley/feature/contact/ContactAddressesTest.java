package im.parley.feature.contact;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Description;
import im.parley.server.spi.Target;
import im.parley.server.spi.TestCatalogue;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.option.DiscoExtensionOptions;
import im.parley.server.vhost.Vhosts;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactAddressesTest {
    private static final Jid DOMAIN = Jid.of("shakespeare.lit");

    private static Description description(Target target, Map<String, List<String>> fields) {
        return description(target, fields, Map.of());
    }

    private static Description description(
            Target target, Map<String, List<String>> fields, Map<String, String> set) {
        VhostPolicy none = VhostPolicy.NONE;
        Vhost domain = Vhost.of("shakespeare.lit")
                .withPolicy(new VhostPolicy(none.staff(), none.filter(), none.forwarding(), Set.of(), Set.of(), set));
        var feature = new ContactAddresses(
                new Vhosts(MemoryStores.create().vhosts(), List.of(domain)),
                TestOptions.of(new DiscoExtensionOptions(fields)));
        return new TestCatalogue().load(feature).describe(target, DOMAIN);
    }

    /** Section 3, example 2. */
    @Test
    void theServerNamesWhomToWriteTo() {
        List<DataForm> forms = description(
                        Target.SERVER,
                        Map.of(
                                "abuse-addresses", List.of("mailto:abuse@shakespeare.lit", "xmpp:abuse@shakespeare.lit"),
                                "status-addresses", List.of("https://status.shakespeare.lit")))
                .forms();

        assertThat(forms).singleElement().satisfies(form -> {
            assertThat(form.type()).isEqualTo(DataForm.Type.RESULT);
            assertThat(form.formType()).contains("http://jabber.org/network/serverinfo");
            assertThat(form.values("abuse-addresses"))
                    .containsExactly("mailto:abuse@shakespeare.lit", "xmpp:abuse@shakespeare.lit");
            assertThat(form.values("status-addresses")).containsExactly("https://status.shakespeare.lit");
            assertThat(form.fields()).hasSize(3);
        });
    }

    @Test
    void aDomainMayHaveAddressesOfItsOwn() {
        DataForm form = description(
                        Target.SERVER,
                        Map.of("abuse-addresses", List.of("mailto:a@b"), "sales-addresses", List.of("mailto:s@b")),
                        Map.of("disco-server-info-abuse-addresses", "mailto:abuse@shakespeare.lit xmpp:abuse@shakespeare.lit"))
                .forms()
                .getFirst();
        assertThat(form.values("abuse-addresses"))
                .containsExactly("mailto:abuse@shakespeare.lit", "xmpp:abuse@shakespeare.lit");
        assertThat(form.values("sales-addresses")).containsExactly("mailto:s@b");
    }

    @Test
    void whatIsNoUriIsToldAllTheSame() {
        Map<String, List<String>> fields = Map.of("abuse-addresses", List.of("abuse at shakespeare"), "motto", List.of("x"));
        assertThat(description(Target.SERVER, fields).forms().getFirst().values("abuse-addresses"))
                .containsExactly("abuse at shakespeare");
    }

    @Test
    void whoConfiguresNothingHasNoForm() {
        assertThat(description(Target.SERVER, Map.of()).forms()).isEmpty();
    }

    @Test
    void accountsAreNotServers() {
        Map<String, List<String>> fields = Map.of("abuse-addresses", List.of("mailto:a@b"));
        assertThat(description(Target.ACCOUNT, fields).forms()).isEmpty();
        assertThat(description(Target.OWN_ACCOUNT, fields).forms()).isEmpty();
    }
}
