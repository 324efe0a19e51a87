package im.parley.server.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.store.component.ComponentItem;
import im.parley.store.component.ComponentItem.Balancing;
import im.parley.store.component.ComponentItem.Connecting;
import im.parley.store.component.ComponentItem.Link;
import im.parley.store.component.ComponentItem.Protocol;
import im.parley.store.component.ComponentItem.Rights;
import im.parley.store.component.ComponentItem.Routes;
import im.parley.store.component.ComponentItem.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be set up for a component. */
class ItemsTest {
    private final ComponentSecrets secrets = new ComponentSecrets(ComponentSecrets.newKey());

    private ComponentItem read(String text) {
        return FixedItems.item(text, secrets);
    }

    @Test
    void anItemOfTheFileNeedsNoMoreThanNameAndPassword() {
        ComponentItem item = read("Echo.example.org:secret");
        assertThat(item.domain()).isEqualTo("echo.example.org");
        assertThat(secrets.open("echo.example.org", item.secret())).contains("secret");
        assertThat(item.link()).isEqualTo(Link.ACCEPTED);
        assertThat(item.routes()).isEqualTo(Routes.USUAL);
    }

    @Test
    void anItemOfTheFileSaysAllThatTigaseSays() {
        ComponentItem item = read(
                "muc1.example.org:passwd:connect:5277:example.org;a.example.org:accept:tigase.server.ext.lb.SenderBareJidLB");
        assertThat(item.link())
                .isEqualTo(new Link(
                        Connecting.CONNECT, 5277, List.of("example.org", "a.example.org"), Protocol.ACCEPT, Socket.PLAIN));
        assertThat(item.routes().balancing()).isEqualTo(Balancing.SENDER);
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        for (String wrong : List.of(
                "echo.example.org",
                "user@example.org:x",
                "echo.example.org:x:push",
                "echo.example.org:x:connect:5277",
                "echo.example.org:x:connect:0:example.org",
                "echo.example.org:x:connect:99999:example.org",
                "echo.example.org:x:accept:five",
                "echo.example.org:x:accept:0::smtp",
                "echo.example.org:x:accept:0::connect",
                "echo.example.org:x:connect:5277:example.org:sasl",
                "echo.example.org:x:accept:0:::Fair")) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRoutingIsARegularExpressionForTheWholeDomain() {
        ComponentItem item = new ComponentItem(
                "gate.example.org",
                "",
                Link.ACCEPTED,
                new Routes(Balancing.RECEIVER, List.of("[a-z]+\\.sms\\.example")),
                Rights.NONE);
        Definition definition = Definition.of(item, false);
        assertThat(definition.matches("de.sms.example")).isTrue();
        assertThat(definition.matches("de.sms.example.org")).isFalse();
        assertThatThrownBy(() -> ItemRules.check(item.with(new Routes(Balancing.RECEIVER, List.of("(")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** XEP-0114 section 2: who connects, and who is whose component, are two things. */
    @Test
    void whoIsTheServerFollowsFromConnectionAndProtocol() {
        assertThat(reversed(Connecting.ACCEPT, Protocol.ACCEPT)).isFalse();
        assertThat(reversed(Connecting.ACCEPT, Protocol.AUTODETECT)).isFalse();
        assertThat(reversed(Connecting.CONNECT, Protocol.CONNECT)).isFalse();
        assertThat(reversed(Connecting.CONNECT, Protocol.ACCEPT)).isTrue();
        assertThat(reversed(Connecting.ACCEPT, Protocol.CONNECT)).isTrue();
    }

    private static boolean reversed(Connecting connecting, Protocol protocol) {
        Link link = new Link(connecting, 1, List.of("example.org"), protocol, Socket.PLAIN);
        return Definition.of(new ComponentItem("gate.example.org", "", link, Routes.USUAL, Rights.NONE), false)
                .isReversed();
    }
}
