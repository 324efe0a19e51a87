package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Rejected;
import im.parley.server.admin.group.NodeView;
import im.parley.server.admin.group.NodesAdmin;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodesAdminTest {
    private static final Jid SERVICE = Jid.of("pubsub.parley.test");
    private static final Jid OWNER = Jid.of("hamlet@parley.test");
    private static final Jid READER = Jid.of("francisco@parley.test");
    private static final Actor ADMIN = actor(new Authority.Domains(Set.of("parley.test")));
    private static final Actor STRANGER = actor(new Authority.Domains(Set.of("capulet.test")));

    private final TestServer server = new TestServer("");
    private final NodesAdmin nodes = server.useCase(NodesAdmin.class);

    private static Actor actor(Authority authority) {
        return new Actor("polonius", Optional.empty(), authority, Actor.Means.REST, "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static NodeView.NewItem entry(String id, Optional<Instant> expires) {
        return new NodeView.NewItem(Optional.of(id), "<entry xmlns='urn:x'/>", expires);
    }

    private void make(String node) {
        nodes.create(ADMIN, SERVICE, node, OWNER, Map.of("pubsub#title", List.of("Blogs")));
    }

    @Test
    void nodesAreMadeListedChangedAndDeleted() {
        List.of("a", "b", "c").forEach(this::make);
        var page = nodes.list(ADMIN, SERVICE, "", 2);
        assertThat(page.items()).extracting(NodeView::node).containsExactly("a", "b");
        assertThat(nodes.list(ADMIN, SERVICE, page.next().orElseThrow(), 2).items())
                .extracting(NodeView::node)
                .containsExactly("c");
        nodes.configure(ADMIN, SERVICE, "b", Map.of("pubsub#access_model", List.of("whitelist")));
        assertThat(nodes.get(ADMIN, SERVICE, "b").accessModel()).isEqualTo("whitelist");
        assertThat(nodes.form(ADMIN, SERVICE, "b").value("pubsub#title")).contains("Blogs");
        nodes.delete(ADMIN, SERVICE, "b");
        assertThatThrownBy(() -> nodes.get(ADMIN, SERVICE, "b")).isInstanceOf(Rejected.class);
        assertThat(nodes.count(ADMIN, SERVICE)).isEqualTo(2);
    }

    @Test
    void itemsArePublishedReadPageByPageAndRemoved() {
        make("a");
        for (String id : List.of("1", "2", "3")) {
            nodes.publish(ADMIN, SERVICE, "a", entry(id, Optional.empty()));
        }
        var page = nodes.items(ADMIN, SERVICE, "a", "", 2);
        assertThat(page.items()).extracting(NodeView.Item::id).containsExactly("3", "2");
        assertThat(nodes.items(ADMIN, SERVICE, "a", page.next().orElseThrow(), 2).items())
                .extracting(NodeView.Item::id)
                .containsExactly("1");
        nodes.retract(ADMIN, SERVICE, "a", "2");
        assertThatThrownBy(() -> nodes.retract(ADMIN, SERVICE, "a", "2")).isInstanceOf(Rejected.class);
        assertThat(nodes.get(ADMIN, SERVICE, "a").items()).isEqualTo(2);
        nodes.purge(ADMIN, SERVICE, "a");
        assertThat(nodes.get(ADMIN, SERVICE, "a").items()).isZero();
        assertThatThrownBy(() -> nodes.publish(
                        ADMIN, SERVICE, "a", new NodeView.NewItem(Optional.empty(), "no XML", Optional.empty())))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void anItemMayHaveAnEnd() {
        make("a");
        Instant end = Instant.parse("9998-12-31T23:59:59Z");
        nodes.publish(ADMIN, SERVICE, "a", entry("1", Optional.of(end)));
        nodes.publish(ADMIN, SERVICE, "a", entry("2", Optional.empty()));
        assertThat(nodes.items(ADMIN, SERVICE, "a", "", 9).items())
                .extracting(NodeView.Item::expires)
                .containsExactly(Optional.empty(), Optional.of(end));
        assertThatThrownBy(() -> nodes.publish(ADMIN, SERVICE, "a", entry("3", Optional.of(Instant.EPOCH))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void peopleAreSubscribedAndAffiliated() {
        make("a");
        nodes.subscribe(ADMIN, SERVICE, "a", READER, true);
        assertThat(nodes.subscriptions(ADMIN, SERVICE, "a")).singleElement().satisfies(one -> {
            assertThat(one.jid()).isEqualTo(READER);
            assertThat(one.state()).isEqualTo("subscribed");
        });
        nodes.subscribe(ADMIN, SERVICE, "a", READER, false);
        assertThat(nodes.subscriptions(ADMIN, SERVICE, "a")).isEmpty();
        nodes.affiliate(ADMIN, SERVICE, "a", READER, "publisher");
        assertThat(nodes.affiliates(ADMIN, SERVICE, "a"))
                .containsExactly(new NodeView.Affiliate(READER, "publisher"), new NodeView.Affiliate(OWNER, "owner"));
        assertThatThrownBy(() -> nodes.affiliate(ADMIN, SERVICE, "a", OWNER, "none")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> nodes.affiliate(ADMIN, SERVICE, "a", READER, "king")).isInstanceOf(Rejected.class);
    }

    @Test
    void onlyWhoAdministersTheDomainMay() {
        make("a");
        assertThatThrownBy(() -> nodes.list(STRANGER, SERVICE, "", 10)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> nodes.delete(STRANGER, SERVICE, "a")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> nodes.list(STRANGER, OWNER, "", 10)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> nodes.get(ADMIN, SERVICE, "b")).isInstanceOf(Rejected.class);
    }
}
