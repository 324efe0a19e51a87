package im.parley.server.admin;

import static im.parley.server.admin.Verona.MANTUA;
import static im.parley.server.admin.Verona.VERONA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Audit.Act;
import im.parley.server.admin.Audit.Query;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final Verona verona = new Verona();

    private static Query of(String domain) {
        return new Query(
                Optional.of(domain), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    @Test
    void whoDidWhatWhenAndFromWhereIsWrittenDown() {
        verona.audit.run(verona.friar(), Act.on(MANTUA, "domain.update").saying("register"), () -> {});
        assertThat(verona.audit.list(verona.prince(), Query.ALL, "", 10).items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("friar@mantua.example");
                    assertThat(entry.means()).isEqualTo("rest");
                    assertThat(entry.address()).isEqualTo("192.0.2.2");
                    assertThat(entry.at()).isEqualTo(Verona.NOW);
                    assertThat(entry.act()).isEqualTo(new Act("domain.update", MANTUA, MANTUA, "register"));
                    assertThat(entry.outcome()).isEqualTo("done");
                });
    }

    @Test
    void whatFailsIsWrittenDownAndStillFails() {
        assertThatThrownBy(() -> verona.audit.run(verona.prince(), Act.onInstallation("x", ""), () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(verona.audit.list(verona.prince(), Query.ALL, "", 10).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome() + ' ' + entry.reason()).isEqualTo("failed broken"));
    }

    @Test
    void whoAdministersADomainReadsItsPart() {
        verona.audit.run(verona.prince(), Act.on(VERONA, "domain.update"), () -> {});
        verona.audit.run(verona.prince(), Act.on(MANTUA, "domain.update"), () -> {});
        assertThat(verona.audit.list(verona.friar(), of(MANTUA), "", 10).items()).hasSize(1);
        assertThatThrownBy(() -> verona.audit.list(verona.friar(), Query.ALL, "", 10)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> verona.audit.list(verona.friar(), of(VERONA), "", 10)).isInstanceOf(Rejected.class);
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 3; i++) {
            verona.audit.run(verona.prince(), Act.onInstallation("step." + i, ""), () -> {});
        }
        Page<Audit.Entry> first = verona.audit.list(verona.prince(), Query.ALL, "", 2);
        assertThat(first.items()).extracting(entry -> entry.act().operation()).containsExactly("step.2", "step.1");
        Page<Audit.Entry> second = verona.audit.list(verona.prince(), Query.ALL, first.next().orElseThrow(), 2);
        assertThat(second.items()).extracting(entry -> entry.act().operation()).containsExactly("step.0");
        assertThat(second.next()).isEmpty();
        assertThatThrownBy(() -> verona.audit.list(verona.prince(), Query.ALL, "first", 2))
                .isInstanceOf(Rejected.class);
    }
}
