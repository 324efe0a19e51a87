package im.parley.feature.carbons;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarbonsTest {
    private static final Element ENABLE = Element.of(Name.of("urn:xmpp:carbons:2", "enable"));
    private static final Element DISABLE = Element.of(Name.of("urn:xmpp:carbons:2", "disable"));
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");

    private final TestSession orchard = TestSession.available("romeo@montague.lit/orchard", 0);
    private final TestSession phone = TestSession.available("romeo@montague.lit/phone", 0);
    private final TestSession tablet = TestSession.available("romeo@montague.lit/tablet", 0);
    private final TestSession balcony = TestSession.available("juliet@capulet.lit/balcony", 0);
    private final Carbons carbons = new Carbons(TestSessions.of(orchard, phone, tablet, balcony));

    private <H extends Hook> H hook(Class<H> kind) {
        return carbons.hooks().stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    private List<Effect> received(TestSession... reached) {
        Message message = Message.to(ROMEO, Message.Type.CHAT, Element.text(Message.BODY, "Wherefore?"))
                .withFrom(balcony.jid());
        return hook(Hook.OnRouted.class).handler().routed(message, ROMEO, List.of(reached));
    }

    private List<TestSession> copiedTo(List<Effect> effects) {
        return effects.stream()
                .map(Effect.ToSessions.class::cast)
                .flatMap(copy -> List.of(orchard, phone, tablet).stream().filter(copy.matching()))
                .toList();
    }

    @Test
    void thoseThatWantItAndDidNotGetTheMessageGetACopy() {
        assertThat(Asking.ownAccount(carbons, orchard).set(ENABLE)).isEqualTo(Reply.OK);
        assertThat(Asking.ownAccount(carbons, phone).set(ENABLE)).isEqualTo(Reply.OK);

        assertThat(copiedTo(received(orchard))).containsExactly(phone);
    }

    /** It is stored, and a resource that becomes available gets it then. */
    @Test
    void whatReachedNobodyIsCopiedToThoseThatStoredMessagesDoNotReach() {
        TestSession watch = TestSession.available("romeo@montague.lit/watch", -1);
        TestSession laptop = TestSession.of("romeo@montague.lit/laptop");
        Carbons others = new Carbons(TestSessions.of(watch, laptop));
        Asking.ownAccount(others, watch).set(ENABLE);
        Asking.ownAccount(others, laptop).set(ENABLE);
        Message message = Message.to(ROMEO, Message.Type.CHAT, Element.text(Message.BODY, "Wherefore?"))
                .withFrom(balcony.jid());

        Hook.OnRouted routed = (Hook.OnRouted) others.hooks().stream()
                .filter(Hook.OnRouted.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(routed.handler().routed(message, ROMEO, List.of()))
                .singleElement()
                .isInstanceOfSatisfying(Effect.ToSessions.class, copy -> {
                    assertThat(copy.matching().test(watch)).isTrue();
                    assertThat(copy.matching().test(laptop)).isFalse();
                });
    }

    @Test
    void nothingIsMadeWhenNobodyWantsIt() {
        Asking.ownAccount(carbons, orchard).set(ENABLE);
        assertThat(received(orchard)).isEmpty();

        Asking.ownAccount(carbons, phone).set(ENABLE);
        Asking.ownAccount(carbons, phone).set(DISABLE);
        assertThat(received(orchard)).isEmpty();
    }

    @Test
    void aSessionCanBeginWithCarbons() {
        Hook.OnInlineBind bind = hook(Hook.OnInlineBind.class);
        assertThat(bind.feature()).isEqualTo("urn:xmpp:carbons:2");
        assertThat(bind.requests()).containsExactly(ENABLE.name());
        assertThat(bind.handler().bind(ENABLE, tablet)).isEmpty();

        assertThat(copiedTo(received(orchard))).containsExactly(tablet);
    }

    @Test
    void nobodyEnablesThemForSomebodyElse() {
        Asking asking = Asking.account(carbons, "romeo@montague.lit", balcony);
        assertThat(Asking.error(asking.set(ENABLE))).isEqualTo(Condition.NOT_ALLOWED);
        assertThat(Asking.error(asking.set(DISABLE))).isEqualTo(Condition.NOT_ALLOWED);
    }
}
