package im.parley.store.room;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of rooms does. */
interface RoomStoreContract {
    Instant THEN = Instant.parse("2002-10-13T23:58:37.123456Z");

    RoomStore rooms();

    private static StoredRoom room(String domain, String local) {
        return new StoredRoom(
                new RoomEntry(Jid.prepared(local, domain), "A Dark Cave", "", true, THEN),
                Map.of("subject", "Spells", "empty", ""),
                List.of(
                        Affiliate.of(Jid.of("crone1@shakespeare.lit"), Affiliation.OWNER),
                        new Affiliate(Jid.of("hag66@shakespeare.lit"), Affiliation.MEMBER, "thirdwitch", "worthy"),
                        Affiliate.of(Jid.of("spam.example"), Affiliation.OUTCAST)));
    }

    @Test
    default void aRoomIsLoadedAsItWasSaved() {
        StoredRoom coven = room(Fresh.domain(), "coven");
        rooms().save(coven);
        StoredRoom loaded = rooms().load(coven.entry().room()).orElseThrow();
        assertThat(loaded.entry()).isEqualTo(coven.entry());
        assertThat(loaded.values()).isEqualTo(coven.values());
        assertThat(loaded.affiliates()).containsExactlyInAnyOrderElementsOf(coven.affiliates());
    }

    @Test
    default void savingAgainReplacesAll() {
        StoredRoom coven = room(Fresh.domain(), "coven");
        rooms().save(coven);
        StoredRoom other = new StoredRoom(
                new RoomEntry(coven.entry().room(), "", "less", false, THEN), Map.of("subject", ""), List.of());
        rooms().save(other);
        assertThat(rooms().load(coven.entry().room())).contains(other);
    }

    @Test
    default void aRoomThatIsNotThereIsNotLoaded() {
        Jid nowhere = Jid.prepared("coven", Fresh.domain());
        assertThat(rooms().load(nowhere)).isEmpty();
        rooms().update(new RoomEntry(nowhere, "", "", true, THEN));
        rooms().remove(nowhere);
        assertThat(rooms().load(nowhere)).isEmpty();
    }

    @Test
    default void valuesAreReplacedAndRemoved() {
        StoredRoom coven = room(Fresh.domain(), "coven");
        Jid address = coven.entry().room();
        rooms().save(coven);
        rooms().put(address, "subject", Optional.of("Fire Burn and Cauldron Bubble!"));
        rooms().put(address, "vcard", Optional.of("x".repeat(200_000)));
        rooms().put(address, "empty", Optional.empty());
        rooms().put(address, "nothing", Optional.empty());
        assertThat(rooms().load(address).orElseThrow().values())
                .containsOnlyKeys("subject", "vcard")
                .containsEntry("subject", "Fire Burn and Cauldron Bubble!");
    }

    @Test
    default void affiliationsAreGivenChangedAndTaken() {
        StoredRoom coven = room(Fresh.domain(), "coven");
        Jid address = coven.entry().room();
        rooms().save(coven);
        Jid hag = Jid.of("hag66@shakespeare.lit");
        rooms().affiliate(address, new Affiliate(hag, Affiliation.ADMIN, "", "\u00fcber"));
        rooms().affiliate(address, Affiliate.of(Jid.of("hecate@shakespeare.lit"), Affiliation.MEMBER));
        rooms().affiliate(address, Affiliate.of(Jid.of("spam.example"), Affiliation.NONE));
        rooms().affiliate(address, Affiliate.of(Jid.of("nobody@shakespeare.lit"), Affiliation.NONE));
        assertThat(rooms().load(address).orElseThrow().affiliates())
                .containsExactlyInAnyOrder(
                        Affiliate.of(Jid.of("crone1@shakespeare.lit"), Affiliation.OWNER),
                        new Affiliate(hag, Affiliation.ADMIN, "", "\u00fcber"),
                        Affiliate.of(Jid.of("hecate@shakespeare.lit"), Affiliation.MEMBER));
    }

    @Test
    default void entriesComePageByPage() {
        String domain = Fresh.domain();
        List.of("c", "a", "b").forEach(local -> rooms().save(room(domain, local)));
        rooms().save(room(Fresh.domain(), "z"));
        assertThat(rooms().entries(domain, "", 2)).extracting(entry -> entry.room().local()).containsExactly("a", "b");
        assertThat(rooms().entries(domain, "b", 2)).extracting(entry -> entry.room().local()).containsExactly("c");
        rooms().update(new RoomEntry(Jid.prepared("b", domain), "B", "about", false, THEN));
        assertThat(rooms().entries(domain, "a", 1).getFirst())
                .isEqualTo(new RoomEntry(Jid.prepared("b", domain), "B", "about", false, THEN));
    }

    @Test
    default void aRemovedRoomLeavesNothing() {
        StoredRoom coven = room(Fresh.domain(), "coven");
        rooms().save(coven);
        rooms().remove(coven.entry().room());
        assertThat(rooms().load(coven.entry().room())).isEmpty();
        StoredRoom bare = new StoredRoom(coven.entry(), Map.of(), List.of());
        rooms().save(bare);
        assertThat(rooms().load(coven.entry().room())).contains(bare);
    }

    /** Who gets the address next must not own the rooms of the one before. */
    @Test
    default void theRoomsOfAnOwnerAreCounted() {
        String domain = Fresh.domain();
        Jid owner = Jid.of("crone1", domain, "");
        assertThat(rooms().owned(owner)).isZero();
        List<Affiliation> has = List.of(Affiliation.OWNER, Affiliation.ADMIN, Affiliation.OWNER);
        for (int i = 0; i < has.size(); i++) {
            Affiliation affiliation = has.get(i);
            Jid address = Jid.prepared("room" + i, domain);
            rooms().save(new StoredRoom(
                    new RoomEntry(address, "", "", true, Instant.EPOCH),
                    Map.of(),
                    List.of(Affiliate.of(owner, affiliation), Affiliate.of(Jid.of("hag66", domain, ""), Affiliation.OWNER))));
        }
        assertThat(rooms().owned(owner.withResource("desktop"))).isEqualTo(2);
    }

    @Test
    default void theAffiliationsOfAnAccountGoWithIt() {
        String domain = Fresh.domain();
        Jid user = Fresh.account();
        rooms().save(new StoredRoom(
                room(domain, "coven").entry(),
                Map.of(),
                List.of(Affiliate.of(user, Affiliation.OWNER), Affiliate.of(user.domainJid(), Affiliation.MEMBER))));
        ((AccountData) rooms()).forget(user);
        assertThat(rooms().load(Jid.prepared("coven", domain)).orElseThrow().affiliates())
                .containsExactly(Affiliate.of(user.domainJid(), Affiliation.MEMBER));
    }
}
