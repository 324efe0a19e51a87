package im.parley.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.feature.muc.room.Muc;
import im.parley.server.spi.group.ChatRooms;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.memory.MemoryStores;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final String CRONE = "crone1@shakespeare.lit/desktop";
    private static final String HAG = "hag66@shakespeare.lit/pda";
    private static final Jid ROOM = Jid.of(Coven.ROOM);
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final Name HISTORY = Name.of(Muc.NS, "history");
    private static final Field PERSISTENT = Field.flag("muc#roomconfig_persistentroom", true);
    private static final Field MODERATED = Field.flag("muc#roomconfig_moderatedroom", true);

    private static List<String> bodies(List<Stanza> stanzas) {
        return stanzas.stream()
                .filter(Message.class::isInstance)
                .map(stanza -> ((Message) stanza).body())
                .filter(body -> !body.isEmpty())
                .toList();
    }

    private static Optional<Element> condition(List<Stanza> stanzas) {
        return stanzas.stream().flatMap(stanza -> stanza.child(ERROR).stream()).flatMap(e -> e.first().stream()).findFirst();
    }

    /** Section 10.1.1: two who make the same room at the same time get one, and the second has to wait. */
    @Test
    void aRoomHasOneFounder() {
        Coven coven = new Coven();
        coven.enter(CRONE, "firstwitch");
        coven.enter(HAG, "thirdwitch");
        assertThat(condition(coven.takenBy(HAG)).map(Element::name).map(Name::local)).contains("item-not-found");
        assertThat(coven.service.affiliates(ROOM).orElseThrow())
                .containsExactly(Affiliate.of(Jid.of(CRONE), Affiliation.OWNER));
    }

    /** A founder who cannot come in leaves nothing behind. */
    @Test
    void aRoomWithoutAFounderIsNone() {
        Coven coven = new Coven();
        coven.enter(CRONE, Coven.ROOM + "/\u2800", Element.of(Muc.JOIN));
        assertThat(condition(coven.taken()).map(Element::name).map(Name::local)).contains("not-acceptable");
        assertThat(coven.rooms.live()).isEmpty();
        assertThat(coven.service.list("muc.shakespeare.lit", "", 10)).isEmpty();
    }

    @Test
    void aTemporaryRoomEndsWithItsLastOccupant() {
        Coven coven = new Coven().opened();
        assertThat(coven.service.list("muc.shakespeare.lit", "", 10)).hasSize(1);
        coven.leave(CRONE, "firstwitch");
        assertThat(coven.rooms.live()).isEmpty();
        assertThat(coven.service.list("muc.shakespeare.lit", "", 10)).isEmpty();
    }

    private static Iq failed(Iq request, Condition condition) {
        Iq answer = request.result();
        return new Iq(answer.header(), Iq.Type.ERROR, answer.content().plus(condition.error().toElement(Optional.empty())));
    }

    /** Section 18.1.2: only those of other servers are asked; who knows no pings is asked in another way. */
    @Test
    void whoIsNotThereAnyMoreLeavesTheRoom() {
        Coven coven = new Coven().opened();
        List<String> strangers = List.of("gone@other.lit/a", "plain@other.lit/a", "lost@other.lit/a", "alive@other.lit/a");
        strangers.forEach(who -> coven.enter(who, Jid.of(who).local()));
        coven.taken();
        coven.rooms.lookForGhosts();
        List<Iq> pings = coven.taken().stream().map(Iq.class::cast).toList();
        assertThat(pings).extracting(ping -> ping.to().orElseThrow().toString()).containsExactlyInAnyOrderElementsOf(strangers);
        pings.forEach(ping -> {
            String who = ping.to().orElseThrow().toString();
            if (who.startsWith("alive")) {
                coven.send(ping.result(), who);
            } else {
                Condition condition = who.startsWith("gone") ? Condition.ITEM_NOT_FOUND : Condition.SERVICE_UNAVAILABLE;
                coven.send(failed(ping, condition), who);
            }
        });
        List<Iq> again = coven.taken().stream().filter(Iq.class::isInstance).map(Iq.class::cast).toList();
        assertThat(again).hasSize(2);
        again.forEach(question -> {
            String who = question.to().orElseThrow().toString();
            coven.send(who.startsWith("plain") ? question.result() : failed(question, Condition.SERVICE_UNAVAILABLE), who);
        });
        // What nobody asked, or another was asked, is no answer.
        coven.send(failed(again.getFirst(), Condition.GONE), "alive@other.lit/a");
        assertThat(coven.service.occupants(ROOM).orElseThrow())
                .extracting(ChatRooms.Visitor::nick)
                .containsExactly("firstwitch", "plain", "alive");
    }

    /** Fifty messages of the largest size in each of many rooms would be more than there is memory. */
    @Test
    void theHistoryOfARoomHasABoundOfItsSize() {
        Coven coven = new Coven().opened();
        for (int i = 0; i < 30; i++) {
            coven.say(CRONE, i + "-" + "x".repeat(100_000));
        }
        coven.taken();
        coven.enter(HAG, "thirdwitch");
        List<String> told = bodies(coven.takenBy(HAG));
        assertThat(told).hasSizeBetween(5, 10);
        assertThat(told.getLast()).startsWith("29-");
    }

    /** Whoever lists all rooms and asks each what it is must not fill the memory with them. */
    @Test
    void aRoomThatWasOnlyAskedLeavesTheMemoryAgain() {
        Coven coven = new Coven(MemoryStores.create(), 0, 0, 500).opened(PERSISTENT);
        coven.leave(CRONE, "firstwitch");
        assertThat(coven.rooms.live()).isEmpty();
        coven.ask(HAG, Iq.Type.GET, Element.of(Name.of("http://jabber.org/protocol/disco#info", "query")));
        assertThat(coven.takenBy(HAG)).hasSize(1);
        assertThat(coven.rooms.live()).isEmpty();
        coven.say(HAG, "Is anybody there?");
        assertThat(condition(coven.takenBy(HAG)).map(Element::name).map(Name::local)).contains("not-acceptable");
        assertThat(coven.rooms.live()).isEmpty();
        assertThat(coven.service.affiliates(ROOM).orElseThrow()).hasSize(1);
        assertThat(coven.rooms.live()).isEmpty();
    }

    /** 20,000 comings of one user, in one room and in many: the bounds hold, and each that is refused is told so. */
    @Test
    void nobodyIsInARoomOrInRoomsWithoutABound() {
        Coven coven = new Coven(MemoryStores.create(), 0, 50, 500).opened();
        int admitted = 0;
        for (int i = 0; i < 10_000; i++) {
            coven.enter("hag66@shakespeare.lit/" + i, "hag");
            admitted += condition(coven.taken()).isEmpty() ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(20);
        assertThat(coven.service.occupants(ROOM).orElseThrow()).hasSize(2);
        for (int i = 0; i < 10_000; i++) {
            coven.enter("hecate@shakespeare.lit/a", "room" + i + "@muc.shakespeare.lit/hecate", Element.of(Muc.JOIN));
            coven.taken();
        }
        assertThat(coven.rooms.live()).hasSize(1 + 500);
    }

    @Test
    void anIdlePersistentRoomLeavesTheMemoryAndComesBackAsItWas() {
        Coven coven = new Coven(MemoryStores.create(), 0, 0, 500)
                .opened(PERSISTENT, Field.text("muc#roomconfig_roomname", "A Dark Cave"));
        coven.say(CRONE, "Thrice");
        coven.leave(CRONE, "firstwitch");
        assertThat(coven.rooms.live()).isEmpty();
        assertThat(coven.service.list("muc.shakespeare.lit", "", 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.name()).isEqualTo("A Dark Cave"));
        coven.taken();
        coven.enter(HAG, "thirdwitch");
        assertThat(bodies(coven.takenBy(HAG))).containsExactly("Thrice");
    }

    /** A server that starts again finds its rooms. */
    @Test
    void roomsSurviveARestart() {
        MemoryStores stores = MemoryStores.create();
        new Coven(stores, 1000, 0, 500).opened(PERSISTENT).say(CRONE, "Thrice");
        Coven again = new Coven(stores, 1000, 0, 500);
        assertThat(again.service.list("muc.shakespeare.lit", "", 10)).hasSize(1);
        again.enter(HAG, "thirdwitch");
        assertThat(bodies(again.takenBy(HAG))).containsExactly("Thrice");
        assertThat(again.service.affiliates(ROOM).orElseThrow()).contains(Affiliate.of(Jid.of(CRONE), Affiliation.OWNER));
    }

    @Test
    void aRoomThatIsNoLongerPersistentIsForgottenByTheStore() {
        Coven coven = new Coven().opened(PERSISTENT);
        assertThat(coven.stores.rooms().load(ROOM)).isPresent();
        coven.configure(CRONE, Field.flag("muc#roomconfig_persistentroom", false));
        assertThat(coven.stores.rooms().load(ROOM)).isEmpty();
    }

    /** Section 7.2.14: time is one of the limits. */
    @Test
    void theHistoryOfTheLastSecondsIsLimitedByTheClock() {
        Coven coven = new Coven().opened();
        coven.say(CRONE, "old");
        coven.later(Duration.ofMinutes(10));
        coven.say(CRONE, "young");
        coven.taken();
        Element wish = Element.build(HISTORY).attribute("seconds", "180").build();
        coven.enter(HAG, Coven.ROOM + "/thirdwitch", Element.of(Muc.JOIN, wish));
        assertThat(bodies(coven.takenBy(HAG))).containsExactly("young");
    }

    /** Section 14.6: 20,000 comings of one user cost the room no more than some. */
    @Test
    void aFloodOfOneUserIsStopped() {
        Coven coven = new Coven(MemoryStores.create(), 1000, 20, 500).opened();
        for (int i = 0; i < 100_000; i++) {
            coven.enter(HAG, "thirdwitch");
        }
        long refused = coven.taken().stream().filter(Stanza::isError).count();
        assertThat(refused).isEqualTo(100_000 - 20);
        coven.later(Duration.ofSeconds(2));
        coven.enter(HAG, "thirdwitch");
        assertThat(coven.taken()).noneMatch(Stanza::isError).isNotEmpty();
    }

    @Test
    void nobodyIsInMoreRoomsThanAllowed() {
        Coven coven = new Coven(MemoryStores.create(), 1000, 0, 10);
        for (int i = 0; i < 1000; i++) {
            coven.enter(HAG, "r" + i + "@muc.shakespeare.lit/thirdwitch", Element.of(Muc.JOIN));
        }
        assertThat(coven.rooms.live()).hasSize(10);
        coven.rooms.vanished(Jid.of(HAG));
        assertThat(coven.rooms.live()).isEmpty();
        coven.enter(HAG, "thirdwitch");
        assertThat(coven.rooms.live()).hasSize(1);
    }

    /** Section 5.1: what a moderator decided of somebody's voice holds for the next visit. */
    @Test
    void voiceOutlastsAVisitOfAModeratedRoom() {
        Coven coven = new Coven().opened(MODERATED);
        coven.enter(HAG, "thirdwitch");
        coven.role(CRONE, "thirdwitch", "participant");
        coven.leave(HAG, "thirdwitch");
        coven.enter(HAG, "thirdwitch");
        assertThat(coven.service.occupants(ROOM).orElseThrow())
                .filteredOn(visitor -> visitor.nick().equals("thirdwitch"))
                .singleElement()
                .satisfies(visitor -> assertThat(visitor.role()).isEqualTo("participant"));
    }

    /** A message that comes back as undeliverable in the midst of a broadcast does not come between its copies. */
    @Test
    void theLossOfAnOccupantComesAfterTheMessageForAll() {
        Coven coven = new Coven().opened();
        coven.enter(HAG, "thirdwitch");
        coven.taken();
        coven.say(CRONE, "Thrice");
        coven.rooms.vanished(Jid.of(HAG));
        List<Stanza> got = coven.takenBy(CRONE);
        assertThat(got.getFirst()).isInstanceOf(Message.class);
        assertThat(got.getLast()).isInstanceOf(Presence.class);
    }

    /** Section 11.2. */
    @Test
    void occupantsHearThatTheServiceShutsDown() {
        Coven coven = new Coven().opened();
        coven.rooms.close();
        assertThat(coven.takenBy(CRONE))
                .singleElement()
                .satisfies(stanza -> assertThat(stanza.content().toString()).contains("code='332'", "code='110'"));
    }

    /** Who gets the address of a removed account must not inherit its rooms. */
    @Test
    void theRightsOfARemovedAccountEnd() {
        Coven coven = new Coven().opened();
        coven.enter(HAG, "thirdwitch");
        coven.rooms.removed(Jid.of(CRONE).bare());
        assertThat(coven.service.affiliates(ROOM).orElseThrow()).isEmpty();
    }

    @Test
    void theAdministrationMakesChangesAndDestroysRooms() {
        Coven coven = new Coven();
        assertThat(coven.service.create(
                        ROOM, Jid.of(CRONE), Map.of("muc#roomconfig_roomname", List.of("A Dark Cave"))))
                .isTrue();
        assertThat(coven.service.create(ROOM, Jid.of(HAG), Map.of())).isFalse();
        assertThat(coven.service.form(ROOM).orElseThrow().value("muc#roomconfig_roomname")).contains("A Dark Cave");
        assertThat(coven.service.form(ROOM).orElseThrow().flag("muc#roomconfig_persistentroom")).contains(true);
        assertThat(coven.service.configure(ROOM, Map.of("muc#roomconfig_publicroom", List.of("0")))).isTrue();
        assertThat(coven.service.list("muc.shakespeare.lit", "", 10).getFirst().listed()).isFalse();
        coven.enter(HAG, "thirdwitch");
        assertThat(coven.service.kick(ROOM, "thirdwitch", "Avaunt!")).isTrue();
        assertThat(coven.service.kick(ROOM, "thirdwitch", "Avaunt!")).isFalse();
        assertThat(coven.service.affiliate(ROOM, Affiliate.of(Jid.of(HAG), Affiliation.OUTCAST))).isTrue();
        coven.taken();
        coven.enter(HAG, "thirdwitch");
        assertThat(condition(coven.taken()).map(Element::name).map(Name::local)).contains("forbidden");
        assertThat(coven.service.destroy(ROOM, "Macbeth doth come.", Optional.empty())).isTrue();
        assertThat(coven.service.destroy(ROOM, "again", Optional.empty())).isFalse();
        assertThat(coven.stores.rooms().load(ROOM)).isEmpty();
    }

    /** Whoever looks far back into the archive keeps nobody from talking. */
    @Test
    void theArchiveIsReadBesideTheRoom() {
        Coven coven = new Coven().opened(PERSISTENT);
        coven.enter(HAG, "thirdwitch");
        coven.say(CRONE, "Thrice");
        coven.taken();
        coven.slow(true);
        coven.ask(HAG, Iq.Type.SET, Element.of(Name.of("urn:xmpp:mam:2", "query")));
        coven.say(CRONE, "Harpier cries");
        assertThat(coven.takenBy(HAG)).singleElement().isInstanceOf(Message.class);
        coven.search();
        List<Stanza> found = coven.takenBy(HAG);
        assertThat(found).hasSize(3);
        assertThat(found.getLast()).isInstanceOfSatisfying(Iq.class, iq -> assertThat(iq.type()).isEqualTo(Iq.Type.RESULT));
    }

    /** XEP-0424 section 5: also what the room has forgotten is taken back by its author alone. */
    @Test
    void whatWasSaidLongAgoIsRetractedByItsAuthor() {
        Coven coven = new Coven().opened(PERSISTENT, Field.text("muc#maxhistoryfetch", "1"));
        coven.enter(HAG, "thirdwitch");
        coven.say(HAG, "wrong window");
        coven.say(HAG, "as I said");
        var archived = coven.stores.archives().first(ROOM, ArchiveQuery.ALL, 10).messages().getFirst();
        Element retract = Element.build(Name.of("urn:xmpp:message-retract:1", "retract"))
                .attribute("id", archived.id().text())
                .build();
        coven.taken();
        coven.send(Message.to(ROOM, Message.Type.GROUPCHAT, retract), CRONE);
        assertThat(condition(coven.takenBy(CRONE)).map(Element::name).map(Name::local)).contains("forbidden");
        coven.send(Message.to(ROOM, Message.Type.GROUPCHAT, retract), HAG);
        var after = coven.stores.archives().first(ROOM, ArchiveQuery.ALL, 10).messages().getFirst();
        assertThat(after.id()).isEqualTo(archived.id());
        assertThat(after.xml()).contains("<retracted").contains(HAG).doesNotContain("wrong window");
    }
}
