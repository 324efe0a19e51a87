package im.parley.store.component;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Fresh;
import im.parley.store.component.ComponentItem.Balancing;
import im.parley.store.component.ComponentItem.Connecting;
import im.parley.store.component.ComponentItem.Link;
import im.parley.store.component.ComponentItem.Protocol;
import im.parley.store.component.ComponentItem.Rights;
import im.parley.store.component.ComponentItem.Routes;
import im.parley.store.component.ComponentItem.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of components does. */
interface ComponentStoreContract {
    ComponentStore components();

    private static ComponentItem plain() {
        return new ComponentItem(Fresh.domain(), "sealed:abc", Link.ACCEPTED, Routes.USUAL, Rights.NONE);
    }

    @Test
    default void aComponentIsKeptWithAllThatIsSaidOfIt() {
        ComponentItem full = new ComponentItem(
                Fresh.domain(),
                "sealed:abc",
                new Link(Connecting.CONNECT, 5277, List.of("example.org", "a.example.org"), Protocol.SASL, Socket.TLS),
                new Routes(Balancing.SENDER, List.of(".*\\.sms\\.example", "x{1,2}\u00e4\\.example")),
                new Rights(List.of("roster=both", "message=outgoing"), List.of("urn:xmpp:mam:2 node")));
        components().put(full);
        ComponentItem plain = plain();
        components().put(plain);
        assertThat(components().all()).contains(full, plain);
    }

    @Test
    default void theSameDomainAgainReplacesIt() {
        ComponentItem item = plain();
        components().put(item);
        components().put(item.withSecret("sealed:other"));
        assertThat(components().all())
                .filteredOn(each -> each.domain().equals(item.domain()))
                .containsExactly(item.withSecret("sealed:other"));
    }

    @Test
    default void theyComeByDomain() {
        ComponentItem one = plain();
        ComponentItem other = plain();
        components().put(one);
        components().put(other);
        assertThat(components().all().stream().map(ComponentItem::domain).toList()).isSorted();
    }

    @Test
    default void whatIsRemovedIsGone() {
        ComponentItem item = plain();
        components().put(item);
        assertThat(components().remove(item.domain())).isTrue();
        assertThat(components().remove(item.domain())).isFalse();
        assertThat(components().all()).doesNotContain(item);
    }
}
