package im.parley.server.admin;

import static im.parley.server.admin.Verona.JULIET;
import static im.parley.server.admin.Verona.MANTUA;
import static im.parley.server.admin.Verona.VERONA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Rejected.Reason;
import im.parley.server.admin.SessionsAdmin.Query;
import im.parley.server.session.BoundSession;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SessionsAdminTest {
    private final Verona verona = new Verona();
    private final SessionsAdmin admin = verona.sessionsAdmin;

    private static void assertRejected(Class<? extends Reason> reason, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(
                Rejected.class, rejected -> assertThat(rejected.reason()).isInstanceOf(reason));
    }

    private static List<String> addresses(Page<SessionView> page) {
        return page.items().stream().map(view -> view.jid().toString()).toList();
    }

    @Test
    void pagesFollowTheOrderOfTheAddresses() {
        List.of("c@verona.example/1", "a@verona.example/2", "a@verona.example/1", "z@mantua.example/1")
                .forEach(verona::connect);
        Page<SessionView> first = admin.list(verona.prince(), Query.ALL, "", 3);
        assertThat(addresses(first))
                .containsExactly("z@mantua.example/1", "a@verona.example/1", "a@verona.example/2");
        Page<SessionView> second = admin.list(verona.prince(), Query.ALL, first.next().orElseThrow(), 3);
        assertThat(addresses(second)).containsExactly("c@verona.example/1");
        assertThat(second.next()).isEmpty();
        assertThat(admin.count(verona.prince())).isEqualTo(4);
        assertThat(admin.count(verona.prince(), VERONA)).isEqualTo(3);
    }

    @Test
    void filtersAreCombined() {
        verona.connect("romeo@mantua.example/tomb");
        BoundSession juliet = verona.connect("juliet@verona.example/balcony");
        juliet.presence(Optional.of(Presence.of(
                Presence.Type.AVAILABLE,
                Element.text(Presence.SHOW, "dnd"),
                Element.text(Presence.STATUS, "thinking"),
                Element.text(Presence.PRIORITY, "5"))));
        assertThat(addresses(admin.list(
                        verona.prince(), new Query(Optional.of(VERONA), "", Optional.empty()), "", 10)))
                .containsExactly("juliet@verona.example/balcony");
        assertThat(addresses(admin.list(
                        verona.prince(), new Query(Optional.empty(), "tomb", Optional.of(false)), "", 10)))
                .containsExactly("romeo@mantua.example/tomb");
        assertThat(admin.list(verona.prince(), new Query(Optional.empty(), "127.0.0.1", Optional.of(true)), "", 10)
                        .items())
                .singleElement()
                .satisfies(view -> assertThat(view.presence())
                        .contains(new SessionView.Availability("dnd", "thinking", 5)));
    }

    @Test
    void whoAdministersADomainSeesThatAndAUserHimself() {
        verona.connect("romeo@mantua.example/tomb");
        verona.connect("juliet@verona.example/balcony");
        Query mantua = new Query(Optional.of(MANTUA), "", Optional.empty());
        assertThat(addresses(admin.list(verona.friar(), mantua, "", 10))).containsExactly("romeo@mantua.example/tomb");
        assertRejected(Reason.Forbidden.class, () -> admin.list(verona.friar(), Query.ALL, "", 10));
        assertRejected(Reason.Forbidden.class, () -> admin.list(verona.user(JULIET), mantua, "", 10));
        assertThat(admin.of(verona.user(JULIET), JULIET)).hasSize(1);
        assertRejected(Reason.Forbidden.class, () -> admin.of(verona.friar(), JULIET));
    }

    @Test
    void aFullAddressEndsOneSessionAndABareOneAll() {
        BoundSession balcony = verona.connect("juliet@verona.example/balcony");
        BoundSession chamber = verona.connect("juliet@verona.example/chamber");
        assertThat(admin.end(verona.prince(), balcony.jid(), "")).isEqualTo(1);
        assertThat(verona.performed(Effect.End.class)).extracting(Effect.End::session).containsExactly(balcony);
        verona.performed.clear();
        assertThat(admin.end(verona.prince(), JULIET, "go to bed")).isEqualTo(2);
        assertThat(verona.performed(Effect.End.class)).extracting(Effect.End::session)
                .containsExactlyInAnyOrder(balcony, chamber);
        assertThat(verona.performed(Effect.End.class)).allSatisfy(
                end -> assertThat(end.why().text()).isEqualTo("go to bed"));
        assertRejected(Reason.NotFound.class, () -> admin.end(verona.prince(), Jid.of("x@verona.example"), ""));
        assertRejected(Reason.Forbidden.class, () -> admin.end(verona.friar(), JULIET, ""));
        assertThat(verona.lastAudited()).isEqualTo("session.end juliet@verona.example refused");
    }
}
