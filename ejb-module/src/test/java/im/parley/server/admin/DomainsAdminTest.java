package im.parley.server.admin;

import static im.parley.server.admin.Verona.MANTUA;
import static im.parley.server.admin.Verona.ROMEO;
import static im.parley.server.admin.Verona.VERONA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Rejected.Reason;
import im.parley.server.session.BoundSession;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DomainsAdminTest {
    private static final String PADUA = "padua.example";

    private final Verona verona = new Verona();

    private static void assertRejected(Class<? extends Reason> reason, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(
                Rejected.class, rejected -> assertThat(rejected.reason()).isInstanceOf(reason));
    }

    private static Map<String, List<String>> setting(String key, String... values) {
        return Map.of(key, List.of(values));
    }

    @Test
    void aNewDomainIsServedAtOnceWithACertificate() {
        DomainView made = verona.domainsAdmin.add(verona.prince(), "Padua.example", setting("register", "false"));
        assertThat(made.name()).isEqualTo(PADUA);
        assertThat(verona.vhosts.find(PADUA)).map(vhost -> vhost.registration()).contains(false);
        assertThat(verona.certified).containsExactly(PADUA);
        assertThat(verona.lastAudited()).isEqualTo("domain.add padua.example done");
        assertRejected(Reason.Conflict.class, () -> verona.domainsAdmin.add(verona.prince(), PADUA, Map.of()));
    }

    @Test
    void everySettingCanBeReadBackAsItWasWritten() {
        Map<String, List<String>> wanted = new HashMap<>(Map.of(
                "enabled", List.of("true"),
                "anon", List.of("true"),
                "register", List.of("false"),
                "tls-required", List.of("false"),
                "max-users", List.of("7"),
                "sasl-mechanisms", List.of("PLAIN", "SCRAM-SHA-256"),
                "c2s-ports-allowed", List.of("5222", "5280"),
                "owner", List.of("prince@verona.example"),
                "admins", List.of("a@padua.example", "b@padua.example")));
        wanted.putAll(Map.of(
                "domain-filter", List.of("LIST"),
                "domain-filter-domains", List.of("verona.example", "mantua.example"),
                "pres-forw", List.of("watch@verona.example"),
                "mess-forw", List.of("verona.example"),
                "trusted-jids", List.of("friar@mantua.example"),
                "other", List.of("x=y z")));
        wanted.putAll(Map.of(
                "brute-force-locker-enabled", List.of("false"),
                "brute-force-locker-mode", List.of("Jid"),
                "brute-force-locker-lock-after-fails", List.of("5"),
                "brute-force-locker-disable-after-fails", List.of("0"),
                "brute-force-locker-period-time", List.of("120"),
                "brute-force-locker-lock-time", List.of("240")));
        wanted.putAll(Map.of(
                "presence-subscription-auto-authorize", List.of("true"),
                "message-archive-enabled", List.of("true"),
                "message-archive-default-store-method", List.of("body"),
                "message-archive-required-store-method", List.of("false"),
                "message-archive-retention-type", List.of("numberOfDays"),
                "message-archive-retention-days", List.of("30"),
                "message-archive-save-muc", List.of("true")));
        for (String whom : List.of("abuse", "admin", "feedback", "sales", "security", "status", "support")) {
            wanted.put("disco-server-info-" + whom + "-addresses", List.of("mailto:a@padua.example", "xmpp:padua.example"));
        }
        DomainView made = verona.domainsAdmin.add(verona.prince(), PADUA, wanted);
        assertThat(made.settings()).isEqualTo(wanted);
        assertThat(verona.domainsAdmin.get(verona.prince(), PADUA).settings()).isEqualTo(wanted);
        assertThat(wanted.keySet()).containsExactlyInAnyOrderElementsOf(DomainSettings.all().stream()
                .filter(setting -> setting.kind() != DomainSetting.Kind.SECRET)
                .map(DomainSetting::key)
                .toList());
    }

    /** What is set for a domain can be taken back: then what the configuration has for all holds again. */
    @Test
    void theWordDefaultAndNothingLeaveItToTheConfiguration() {
        String flag = "brute-force-locker-enabled";
        String number = "brute-force-locker-lock-time";
        verona.domainsAdmin.add(verona.prince(), PADUA, Map.of(flag, List.of("0"), number, List.of("240")));
        assertThat(verona.domainsAdmin.get(verona.prince(), PADUA).settings())
                .containsEntry(flag, List.of("false"))
                .containsEntry(number, List.of("240"));
        verona.domainsAdmin.update(verona.prince(), PADUA, Map.of(flag, List.of("default"), number, List.of()));
        assertThat(verona.domainsAdmin.get(verona.prince(), PADUA).settings())
                .containsEntry(flag, List.of("default"))
                .containsEntry(number, List.of());
        assertThat(verona.vhosts.find(PADUA)).map(vhost -> vhost.policy().other()).contains(Map.of());
    }

    @Test
    void labelsOfTigaseNameSettingsToo() {
        verona.domainsAdmin.add(
                verona.prince(), PADUA, Map.of("In-band registration", List.of("0"), "Max users", List.of("12")));
        assertThat(verona.vhosts.find(PADUA)).map(vhost -> vhost.maxUsers()).contains(12);
        assertThat(verona.vhosts.find(PADUA)).map(vhost -> vhost.registration()).contains(false);
    }

    @Test
    void secretsAreNeitherShownNorLogged() {
        verona.domainsAdmin.add(verona.prince(), PADUA, setting("s2s-secret", "hush"));
        assertThat(verona.domainsAdmin.get(verona.prince(), PADUA).settings()).doesNotContainKey("s2s-secret");
        assertThat(verona.audit.list(verona.prince(), Audit.Query.ALL, "", 1).items())
                .allSatisfy(entry -> assertThat(entry.act().detail()).doesNotContain("hush").contains("***"));
    }

    @Test
    void badSettingsNameTheField() {
        for (Map<String, List<String>> bad : List.of(
                setting("anon", "perhaps"),
                setting("max-users", "-1"),
                setting("c2s-ports-allowed", "70000"),
                setting("owner", "@"),
                setting("domain-filter", "SOME"),
                setting("domain-filter-domains", "a@b"),
                setting("brute-force-locker-mode", "everybody"),
                setting("brute-force-locker-lock-after-fails", "0"),
                setting("brute-force-locker-period-time", "an hour"),
                setting("message-archive-retention-days", "40000"),
                setting("disco-server-info-abuse-addresses", "abuse"),
                setting("colour", "red"))) {
            assertThatThrownBy(() -> verona.domainsAdmin.update(verona.prince(), VERONA, bad))
                    .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                            .isInstanceOfSatisfying(Reason.Invalid.class, invalid -> assertThat(invalid.field())
                                    .isEqualTo(bad.keySet().iterator().next())));
        }
    }

    @Test
    void aDomainAdministratorSetsWhatIsNotReserved() {
        verona.domainsAdmin.update(verona.friar(), MANTUA, setting("register", "false"));
        assertThat(verona.vhosts.find(MANTUA)).map(vhost -> vhost.registration()).contains(false);
        verona.domainsAdmin.update(verona.friar(), MANTUA, setting("max-users", "3"));
        assertRejected(
                Reason.Forbidden.class,
                () -> verona.domainsAdmin.update(verona.friar(), MANTUA, setting("max-users", "1000")));
        assertRejected(
                Reason.Forbidden.class,
                () -> verona.domainsAdmin.update(verona.friar(), VERONA, setting("register", "false")));
        assertRejected(Reason.Forbidden.class, () -> verona.domainsAdmin.add(verona.friar(), PADUA, Map.of()));
        assertRejected(Reason.Forbidden.class, () -> verona.domainsAdmin.remove(verona.friar(), MANTUA));
        assertThat(verona.domainsAdmin.list(verona.friar())).extracting(DomainView::name).containsExactly(MANTUA);
        assertRejected(Reason.Forbidden.class, () -> verona.domainsAdmin.list(verona.user(ROMEO)));
    }

    @Test
    void whoBecomesAdministratorOfADomainMayActAtOnce() {
        Actor romeo = verona.user(ROMEO);
        assertThat(romeo.administers(MANTUA)).isFalse();
        verona.domainsAdmin.update(verona.friar(), MANTUA, setting("admins", "romeo@mantua.example"));
        assertThat(verona.user(ROMEO).administers(MANTUA)).isTrue();
    }

    @Test
    void aDomainThatIsSwitchedOffLosesItsSessionsAndCanBeSwitchedOnAgain() {
        BoundSession there = verona.connect("romeo@mantua.example/tomb");
        verona.connect("juliet@verona.example/balcony");
        verona.domainsAdmin.update(verona.friar(), MANTUA, setting("enabled", "false"));
        assertThat(verona.vhosts.serves(MANTUA)).isFalse();
        assertThat(verona.performed(Effect.End.class)).extracting(Effect.End::session).containsExactly(there);
        assertThat(verona.domainsAdmin.list(verona.friar())).extracting(DomainView::enabled).containsExactly(false);
        verona.domainsAdmin.update(verona.friar(), MANTUA, setting("enabled", "true"));
        assertThat(verona.vhosts.serves(MANTUA)).isTrue();
    }

    @Test
    void theFirstDomainMustBeServedAndThoseOfTheFileStay() {
        assertRejected(
                Reason.Conflict.class,
                () -> verona.domainsAdmin.update(verona.prince(), VERONA, setting("enabled", "false")));
        assertRejected(Reason.Conflict.class, () -> verona.domainsAdmin.remove(verona.prince(), MANTUA));
        assertRejected(Reason.NotFound.class, () -> verona.domainsAdmin.remove(verona.prince(), PADUA));
    }

    @Test
    void aRemovedDomainIsGoneAndItsAccountsWait() {
        verona.domainsAdmin.add(verona.prince(), PADUA, Map.of());
        Jid kate = Jid.of("kate", PADUA, "");
        verona.create(kate);
        verona.connect("kate@padua.example/x");
        verona.domainsAdmin.remove(verona.prince(), PADUA);
        assertThat(verona.vhosts.serves(PADUA)).isFalse();
        assertThat(verona.performed(Effect.End.class)).hasSize(1);
        assertThat(verona.stores.users().exists(kate)).isTrue();
    }
}
