package im.parley.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.admin.group.RoomHistory;
import im.parley.server.admin.group.RoomView;
import im.parley.server.admin.group.RoomsAdmin;
import im.parley.server.spi.TestCatalogue;
import im.parley.wire.addr.Jid;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomsAdminTest {
    private static final String DOMAIN = "shakespeare.lit";
    private static final Jid ROOM = Jid.of(Coven.ROOM);
    private static final Jid CRONE = Jid.of("crone1@shakespeare.lit");
    private static final Jid HAG = Jid.of("hag66@shakespeare.lit");
    private static final Actor HECATE = actor(new Authority.Domains(Set.of(DOMAIN)));
    private static final Actor STRANGER = actor(new Authority.Domains(Set.of("denmark.lit")));

    private final Coven coven = new Coven();
    private final Audit audit = new Audit(coven.stores.audit(), Clock.systemUTC());
    private final RoomsAdmin rooms = new RoomsAdmin(
            new TestCatalogue().load(new MultiUserChat(
                    coven.rooms, coven.service, new RoomCommands(coven.service), coven.shelves, coven.all)),
            Coven.domains(),
            audit);
    private final RoomHistory history = new RoomHistory(rooms, coven.stores.archives(), audit);

    private static Actor actor(Authority authority) {
        return new Actor("hecate", Optional.empty(), authority, Actor.Means.REST, "");
    }

    private void make(String name) {
        rooms.create(HECATE, Jid.of(name + "@muc.shakespeare.lit"), CRONE, Map.of());
    }

    private static List<String> names(List<RoomView> views) {
        return views.stream().map(view -> view.room().local()).toList();
    }

    private static Rejected.Reason reason(Runnable work) {
        try {
            work.run();
        } catch (Rejected rejected) {
            return rejected.reason();
        }
        throw new AssertionError("it was not rejected");
    }

    @Test
    void roomsAreListedPageByPageAndFoundByWords() {
        List.of("cave", "coven", "heath").forEach(this::make);
        rooms.configure(HECATE, ROOM, Map.of("muc#roomconfig_roomname", List.of("A Dark Place")));
        var page = rooms.list(HECATE, DOMAIN, "", "", 2);
        assertThat(names(page.items())).containsExactly("cave", "coven");
        assertThat(names(rooms.list(HECATE, DOMAIN, "", page.next().orElseThrow(), 2).items())).containsExactly("heath");
        assertThat(names(rooms.list(HECATE, DOMAIN, "DARK", "", 2).items())).containsExactly("coven");
        assertThat(rooms.count(HECATE, DOMAIN)).isEqualTo(3);
        rooms.destroy(HECATE, ROOM, "", Optional.empty());
        assertThat(rooms.count(HECATE, DOMAIN)).isEqualTo(2);
    }

    @Test
    void onlyWhoAdministersTheDomainMay() {
        make("coven");
        assertThat(reason(() -> rooms.get(STRANGER, ROOM))).isInstanceOf(Rejected.Reason.Forbidden.class);
        assertThat(reason(() -> rooms.destroy(STRANGER, ROOM, "", Optional.empty())))
                .isInstanceOf(Rejected.Reason.Forbidden.class);
        assertThat(reason(() -> rooms.list(STRANGER, DOMAIN, "", "", 10))).isInstanceOf(Rejected.Reason.Forbidden.class);
        assertThat(reason(() -> rooms.get(HECATE, Jid.of("coven@shakespeare.lit"))))
                .isInstanceOf(Rejected.Reason.NotFound.class);
    }

    @Test
    void aMistakeInTheConfigurationIsSaid() {
        assertThat(reason(() -> rooms.create(HECATE, ROOM, CRONE, Map.of("muc#roomconfig_maxusers", List.of("many")))))
                .isInstanceOf(Rejected.Reason.Invalid.class);
        assertThat(reason(() -> rooms.create(HECATE, ROOM, CRONE, Map.of("colour", List.of("black")))))
                .isInstanceOf(Rejected.Reason.Invalid.class);
        make("coven");
        assertThat(reason(() -> make("coven"))).isInstanceOf(Rejected.Reason.Conflict.class);
    }

    @Test
    void occupantsAreRemovedAndBanned() {
        make("coven");
        coven.enter(HAG + "/pda", "thirdwitch");
        assertThat(rooms.occupants(HECATE, ROOM))
                .containsExactly(new RoomView.Occupant(
                        "thirdwitch", HAG, "participant", List.of(Jid.of(HAG + "/pda"))));
        rooms.kick(HECATE, ROOM, "thirdwitch", "Avaunt!");
        assertThat(rooms.occupants(HECATE, ROOM)).isEmpty();
        rooms.affiliate(HECATE, ROOM, HAG, "outcast", "Treason");
        assertThat(rooms.affiliates(HECATE, ROOM))
                .contains(new RoomView.Affiliate(HAG, "outcast", "", "Treason"))
                .contains(new RoomView.Affiliate(CRONE, "owner", "", ""));
        assertThat(reason(() -> rooms.affiliate(HECATE, ROOM, CRONE, "none", "")))
                .isInstanceOf(Rejected.Reason.Conflict.class);
    }

    @Test
    void aRoomBelongsToADomainThatIsServed() {
        Actor root = actor(new Authority.Installation());
        Jid elsewhere = Jid.of("coven@muc.elsinore.lit");
        assertThat(reason(() -> rooms.create(root, elsewhere, CRONE, Map.of())))
                .isInstanceOf(Rejected.Reason.NotFound.class);
        assertThat(coven.rooms.find(elsewhere)).isEmpty();
    }

    @Test
    void whatWasSaidIsReadAndThatIsWrittenDown() {
        make("coven");
        coven.enter(HAG + "/pda", "thirdwitch");
        List.of("Thrice the brinded cat", "Harpier cries").forEach(words -> coven.say(HAG + "/pda", words));
        var page = history.list(HECATE, ROOM, "", "", 1);
        assertThat(page.items()).singleElement().satisfies(said -> {
            assertThat(said.body()).isEqualTo("Harpier cries");
            assertThat(said.nick()).isEqualTo("thirdwitch");
        });
        assertThat(history.list(HECATE, ROOM, "", page.next().orElseThrow(), 10).items())
                .extracting(RoomView.Said::body)
                .containsExactly("Thrice the brinded cat");
        assertThat(audit.list(HECATE, new Audit.Query(
                                Optional.of(DOMAIN),
                                Optional.empty(),
                                Optional.of("room.read"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "",
                        10)
                        .items())
                .hasSize(1);
        assertThatThrownBy(() -> history.list(HECATE, ROOM, "", "nothing", 10)).isInstanceOf(Rejected.class);
    }
}
