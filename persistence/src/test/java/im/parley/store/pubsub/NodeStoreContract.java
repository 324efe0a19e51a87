package im.parley.store.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What every store of nodes does. */
interface NodeStoreContract {
    Instant THEN = Instant.parse("2010-12-13T09:10:11.123Z");
    Jid HAMLET = Jid.of("hamlet@denmark.lit");
    Jid BLOGBOT = Jid.of("hamlet@denmark.lit/blogbot");
    Jid FRANCISCO = Jid.of("francisco@denmark.lit/barracks");

    NodeStore nodes();

    private static StoredNode node(Jid service, String name) {
        return new StoredNode(
                new StoredNode.Head(
                        ThreadLocalRandom.current().nextLong(Long.MAX_VALUE),
                        new NodeAddress(service, name),
                        BLOGBOT,
                        THEN),
                Map.of("pubsub#title", List.of("Musings"), "pubsub#collection", List.of("blogs", "prince")),
                Map.of(HAMLET, NodeAffiliation.OWNER, Jid.of("fool.lit"), NodeAffiliation.PUBLISH_ONLY),
                List.of(new StoredSubscription(
                        "s1", FRANCISCO, "subscribed", Map.of("pubsub#show-values", List.of("away", "a&b=c")))));
    }

    private StoredNode made(Jid service, String name) {
        StoredNode node = node(service, name);
        assertThat(nodes().create(node)).isTrue();
        return node;
    }

    private static Publication of(long node, int keep, boolean removesOldest, String... ids) {
        return until(StoredItem.NEVER, node, keep, removesOldest, ids);
    }

    private static Publication until(Instant expires, long node, int keep, boolean removesOldest, String... ids) {
        List<Publication.Draft> drafts = List.of(ids).stream()
                .map(id -> new Publication.Draft(
                        id, "<entry xmlns='http://www.w3.org/2005/Atom'>" + id + "</entry>", expires))
                .toList();
        return new Publication(node, BLOGBOT, THEN, drafts, keep, removesOldest);
    }

    private List<String> ids(long node) {
        return nodes().first(node, ItemQuery.ALL, 100).stream().map(StoredItem::id).toList();
    }

    @Test
    default void aNodeIsLoadedAsItWasMade() {
        StoredNode node = made(Fresh.account(), "princely musings/1");
        assertThat(nodes().load(node.head().address())).contains(node);
        assertThat(nodes().create(node(node.head().address().service(), "princely musings/1")))
                .isFalse();
    }

    @Test
    default void namesAreListedByService() {
        Jid service = Fresh.account();
        Jid other = Jid.of("nurse", service.domain(), "");
        made(service, "b");
        made(service, "a");
        made(other, "c");
        assertThat(nodes().names(service, "", 10)).containsExactly("a", "b");
        assertThat(nodes().names(service, "a", 10)).containsExactly("b");
        assertThat(nodes().namesOf(List.of(service, other, Fresh.account())))
                .containsOnlyKeys(service, other)
                .hasEntrySatisfying(other, names -> assertThat(names).containsExactly("c"));
        assertThat(nodes().count(service)).isEqualTo(2);
        assertThat(nodes().countMade(service, HAMLET)).isEqualTo(2);
        assertThat(nodes().countMade(service, FRANCISCO)).isZero();
    }

    @Test
    default void theConfigurationIsReplaced() {
        StoredNode node = made(Fresh.account(), "n");
        Jid service = node.head().address().service();
        assertThat(nodes().withValue(service, "pubsub#collection", "prince", 9)).containsExactly("n");
        nodes().configure(node.head().id(), Map.of("pubsub#type", List.of("urn:x")));
        assertThat(nodes().load(node.head().address()).orElseThrow().values())
                .isEqualTo(Map.of("pubsub#type", List.of("urn:x")));
        assertThat(nodes().withValue(service, "pubsub#collection", "prince", 9)).isEmpty();
    }

    @Test
    default void affiliationsChange() {
        StoredNode node = made(Fresh.account(), "n");
        nodes().affiliate(node.head().id(), Jid.of("fool.lit"), NodeAffiliation.NONE);
        nodes().affiliate(node.head().id(), FRANCISCO, NodeAffiliation.OUTCAST);
        nodes().affiliate(node.head().id(), FRANCISCO, NodeAffiliation.MEMBER);
        assertThat(nodes().load(node.head().address()).orElseThrow().affiliations())
                .isEqualTo(Map.of(HAMLET, NodeAffiliation.OWNER, FRANCISCO.bare(), NodeAffiliation.MEMBER));
        assertThat(nodes().affiliations(node.head().address().service(), FRANCISCO))
                .isEqualTo(Map.of("n", NodeAffiliation.MEMBER));
    }

    @Test
    default void subscriptionsChange() {
        StoredNode node = made(Fresh.account(), "n");
        Jid service = node.head().address().service();
        StoredSubscription pending = new StoredSubscription("s2", FRANCISCO.bare(), "pending", Map.of());
        nodes().subscribe(node.head().id(), pending);
        assertThat(nodes().countSubscriptions(service, FRANCISCO)).isEqualTo(2);
        nodes().unsubscribe(node.head().id(), "s1");
        StoredSubscription done = new StoredSubscription("s2", FRANCISCO.bare(), "subscribed", Map.of());
        nodes().subscribe(node.head().id(), done);
        assertThat(nodes().subscriptions(service, FRANCISCO)).isEqualTo(Map.of("n", List.of(done)));
        assertThat(nodes().load(node.head().address()).orElseThrow().subscriptions()).containsExactly(done);
    }

    @Test
    default void itemsComeInTheOrderInWhichTheyWerePublished() {
        long node = made(Fresh.account(), "n").head().id();
        nodes().publish(of(node, 10, true, "z", "a"));
        nodes().publish(of(node, 10, true, "m"));
        nodes().publish(of(node, 10, true, "z")); // republished: the newest again
        assertThat(ids(node)).containsExactly("a", "m", "z");
        assertThat(nodes().last(node, ItemQuery.ALL, 2).stream().map(StoredItem::id)).containsExactly("m", "z");
        StoredItem first = nodes().first(node, ItemQuery.ALL, 1).getFirst();
        assertThat(first.publisher()).isEqualTo(BLOGBOT);
        assertThat(first.published()).isEqualTo(THEN);
        assertThat(first.payload()).isEqualTo("<entry xmlns='http://www.w3.org/2005/Atom'>a</entry>");
        assertThat(nodes().first(node, ItemQuery.ALL.after(first.order()), 1))
                .extracting(StoredItem::id)
                .containsExactly("m");
        assertThat(nodes().countItems(node, ItemQuery.ALL.of(List.of("a", "m", "none")))).isEqualTo(2);
        assertThat(nodes().countItems(node, ItemQuery.ALL.between(THEN.toEpochMilli() + 1, Long.MAX_VALUE)))
                .isZero();
    }

    @Test
    default void theOldestItemsMakeRoom() {
        long node = made(Fresh.account(), "n").head().id();
        nodes().publish(of(node, 2, true, "1", "2"));
        assertThat(nodes().publish(of(node, 2, true, "3")).removed()).containsExactly("1");
        assertThat(nodes().publish(of(node, 2, false, "3")).published()).isTrue();
        assertThat(nodes().publish(of(node, 2, false, "4")).published()).isFalse();
        assertThat(ids(node)).containsExactly("2", "3");
        nodes().trim(node, 1);
        assertThat(ids(node)).containsExactly("3");
    }

    @Test
    default void itemsAreRemoved() {
        long node = made(Fresh.account(), "n").head().id();
        nodes().publish(of(node, 10, true, "1", "2", "3"));
        assertThat(nodes().retract(node, List.of("2", "9"))).containsExactly("2");
        assertThat(nodes().purge(node, THEN)).isZero();
        assertThat(nodes().purge(node, THEN.plusMillis(1))).isEqualTo(2);
        assertThat(ids(node)).isEmpty();
    }

    @Test
    default void whatHasExpiredIsNotFoundAndGoes() {
        long node = made(Fresh.account(), "n").head().id();
        Instant end = THEN.plusMillis(1);
        nodes().publish(until(end, node, 10, true, "1", "2"));
        nodes().publish(of(node, 10, true, "3"));
        ItemQuery alive = ItemQuery.ALL.aliveAt(end.toEpochMilli());
        assertThat(nodes().first(node, ItemQuery.ALL, 1).getFirst().expires()).isEqualTo(end);
        assertThat(nodes().first(node, alive, 9)).extracting(StoredItem::id).containsExactly("3");
        assertThat(nodes().last(node, alive, 9)).extracting(StoredItem::expires).containsExactly(StoredItem.NEVER);
        assertThat(nodes().countItems(node, ItemQuery.ALL.aliveAt(THEN.toEpochMilli()))).isEqualTo(3);
        assertThat(nodes().expire(THEN, 9)).isZero();
        assertThat(nodes().expire(end, 1)).isEqualTo(1);
        assertThat(nodes().expire(end, 9)).isEqualTo(1);
        assertThat(ids(node)).containsExactly("3");
    }

    @Test
    default void whatHasExpiredTakesNoRoom() {
        long node = made(Fresh.account(), "n").head().id();
        nodes().publish(until(THEN, node, 2, false, "1", "2"));
        assertThat(nodes().publish(of(node, 2, false, "3")).published()).isTrue();
        assertThat(ids(node)).containsExactly("3");
        assertThat(nodes().publish(of(node, 2, false, "4")).published()).isTrue();
        assertThat(nodes().publish(of(node, 2, false, "5")).published()).isFalse();
    }

    @Test
    default void aDeletedNodeLeavesNothing() {
        StoredNode node = made(Fresh.account(), "n");
        nodes().publish(of(node.head().id(), 10, true, "1"));
        nodes().delete(node.head().id());
        assertThat(nodes().load(node.head().address())).isEmpty();
        assertThat(ids(node.head().id())).isEmpty();
        assertThat(nodes().names(node.head().address().service(), "", 9)).isEmpty();
    }

    @Test
    default void theOnlyItemMakesRoomForTheNext() {
        long node = made(Fresh.account(), "one").head().id();
        Publication.Outcome first = nodes().publish(of(node, 1, true, "1"));
        Publication.Outcome again = nodes().publish(of(node, 1, true, "1"));
        assertThat(again.removed()).isEmpty();
        assertThat(again.orders().getFirst()).isGreaterThan(first.orders().getFirst());
        Publication.Outcome next = nodes().publish(of(node, 1, true, "2"));
        assertThat(next.removed()).containsExactly("1");
        assertThat(ids(node)).containsExactly("2");
        StoredItem kept = nodes().first(node, ItemQuery.ALL, 9).getFirst();
        assertThat(kept.order()).isEqualTo(next.orders().getFirst());
        assertThat(kept.payload()).contains(">2<");
        assertThat(nodes().publish(of(node, 1, false, "3")).published()).isFalse();
        assertThat(nodes().publish(of(node, 1, false, "2")).published()).isTrue();
    }

    @Test
    default void anItemThatIsPublishedAgainBecomesTheLast() {
        long node = made(Fresh.account(), "few").head().id();
        nodes().publish(of(node, 3, true, "1"));
        nodes().publish(of(node, 3, true, "2"));
        nodes().publish(of(node, 3, true, "3"));
        assertThat(nodes().publish(of(node, 3, true, "1")).removed()).isEmpty();
        assertThat(ids(node)).containsExactly("2", "3", "1");
        assertThat(nodes().publish(of(node, 3, true, "4")).removed()).containsExactly("2");
        assertThat(nodes().publish(of(node, 2, true, "5")).removed()).containsExactly("3", "1");
        assertThat(ids(node)).containsExactly("4", "5");
    }

    @Test
    default void whereANodeHasMovedIsKnownUntilThereIsOneAgain() {
        Jid account = Fresh.account();
        NodeAddress old = new NodeAddress(account, "old");
        nodes().moved(old, "xmpp:one.lit?;node=x");
        nodes().moved(old, "xmpp:two.lit?;node=x");
        assertThat(nodes().movedTo(old)).contains("xmpp:two.lit?;node=x");
        assertThat(nodes().movedTo(new NodeAddress(account, "other"))).isEmpty();
        made(account, "old");
        assertThat(nodes().movedTo(old)).isEmpty();
        nodes().moved(old, "xmpp:three.lit?;node=x");
        ((AccountData) nodes()).forget(account);
        assertThat(nodes().movedTo(old)).isEmpty();
    }

    @Test
    default void ofNodesThatHaveMovedTheEldestIsForgotten() {
        Jid account = Fresh.account();
        for (int i = 0; i <= NodeStore.MOVED; i++) {
            nodes().moved(new NodeAddress(account, "n" + i), "xmpp:there.lit?;node=" + i);
        }
        assertThat(nodes().movedTo(new NodeAddress(account, "n0"))).isEmpty();
        assertThat(nodes().movedTo(new NodeAddress(account, "n1"))).isPresent();
        assertThat(nodes().movedTo(new NodeAddress(account, "n" + NodeStore.MOVED))).isPresent();
    }

    @Test
    default void anAccountThatIsRemovedLosesItsNodesAndItsRights() {
        Jid account = Fresh.account();
        StoredNode own = made(account, "own");
        StoredNode other = made(Fresh.account(), "other");
        nodes().affiliate(other.head().id(), account, NodeAffiliation.OWNER);
        nodes().subscribe(other.head().id(), new StoredSubscription("s9", account, "subscribed", Map.of()));
        ((AccountData) nodes()).forget(account);
        assertThat(nodes().load(own.head().address())).isEmpty();
        StoredNode left = nodes().load(other.head().address()).orElseThrow();
        assertThat(left.affiliations()).doesNotContainKey(account);
        assertThat(left.subscriptions()).extracting(StoredSubscription::subid).containsExactly("s1");
    }
}
