package im.parley.feature.dynamicroster;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.feature.dynamicroster.DynamicRosterOptions.Members;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.store.group.GroupMember;
import im.parley.store.memory.MemorySharedGroups;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamicRostersTest {
    private static final Name QUERY = Name.of("jabber:iq:roster", "query");
    private static final Name ITEM = Name.of("jabber:iq:roster", "item");
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid NURSE = Jid.of("nurse@example.com");
    private static final Jid ROMEO = Jid.of("romeo@example.net");

    private final MemorySharedGroups store = new MemorySharedGroups();
    private final TestSession balcony = TestSession.of("juliet@example.com/balcony");

    private DynamicRosters feature(int max, Map<String, Members> file) {
        return new DynamicRosters(store, TestOptions.of(new DynamicRosterOptions(Duration.ofMinutes(5), max, file)));
    }

    private DynamicRosters feature() {
        return feature(100, Map.of());
    }

    private static Members members(String... addresses) {
        return new Members(new LinkedHashSet<>(List.of(addresses)));
    }

    private void join(String group, Jid member, String name) {
        store.join(new GroupMember(group, member, name));
    }

    private static List<RosterItem> contacts(DynamicRosters feature, Jid account) {
        return feature.hooks().stream()
                .filter(Hook.Contribute.class::isInstance)
                .flatMap(hook -> ((Hook.Contribute) hook).roster().contacts(account).stream())
                .toList();
    }

    @SuppressWarnings("unchecked") // the kind is compared
    private Verdict sent(DynamicRosters feature, Stanza stanza) {
        return feature.hooks().stream()
                .filter(hook -> hook instanceof Hook.OnSent<?> on && on.kind().isInstance(stanza))
                .map(hook -> ((Hook.OnSent<Stanza>) hook).filter().judge(stanza, balcony))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // there is one, for presence
    private static Verdict received(DynamicRosters feature, Presence presence) {
        return feature.hooks().stream()
                .filter(Hook.OnDelivery.class::isInstance)
                .map(hook -> ((Hook.OnDelivery<Presence>) hook).filter().judge(presence, JULIET))
                .findFirst()
                .orElseThrow();
    }

    private static Iq set(String jid) {
        Element item = Element.build(ITEM).attribute("jid", jid).build();
        return Iq.request(Iq.Type.SET, "id", Element.of(QUERY, item));
    }

    private static Condition refused(Verdict verdict) {
        return ((Verdict.Bounce) verdict).error().condition();
    }

    @Test
    void fellowsOfTheTableComeWithTheirNamesAndGroups() {
        join("House", JULIET, "Juliet");
        join("House", NURSE, "");
        join("Kitchen", NURSE, "Angelica");
        join("Kitchen", JULIET, "");
        assertThat(contacts(feature(), JULIET)).singleElement().satisfies(nurse -> {
            assertThat(nurse.contact()).isEqualTo(NURSE);
            assertThat(nurse.name()).isEqualTo("Angelica");
            assertThat(nurse.groups()).containsExactly("House", "Kitchen");
        });
        assertThat(contacts(feature(), ROMEO)).isEmpty();
    }

    @Test
    void noMoreContactsComeThanAreAllowed() {
        join("House", JULIET, "");
        join("House", NURSE, "");
        join("House", ROMEO, "");
        assertThat(contacts(feature(1, Map.of()), JULIET)).hasSize(1);
    }

    @Test
    void aRemovedAccountIsForgottenAtOnce() {
        join("House", JULIET, "");
        join("House", NURSE, "");
        DynamicRosters feature = feature();
        assertThat(contacts(feature, JULIET)).hasSize(1);
        store.forget(JULIET);
        assertThat(contacts(feature, JULIET)).hasSize(1); // as it was five minutes ago at most
        raise(feature, new ServerEvent.AccountRemoved(JULIET, Set.of(), Set.of()));
        assertThat(contacts(feature, JULIET)).isEmpty();
    }

    @SuppressWarnings("unchecked") // the kind is compared
    private static void raise(DynamicRosters feature, ServerEvent event) {
        feature.hooks().stream()
                .filter(hook -> hook instanceof Hook.OnEvent<?> on && on.kind().isInstance(event))
                .forEach(hook -> assertThat(((Hook.OnEvent<ServerEvent>) hook).handler().on(event)).isEmpty());
    }

    @Test
    void groupsOfTheFileLeaveOutWhatIsNoAddress() {
        DynamicRosters feature =
                feature(100, Map.of("House", members("juliet@example.com", "@@", "NURSE@example.com/kitchen")));
        assertThat(contacts(feature, JULIET)).singleElement().satisfies(nurse -> {
            assertThat(nurse.contact()).isEqualTo(NURSE);
            assertThat(nurse.groups()).containsExactly("House");
        });
        assertThat(contacts(feature, NURSE)).hasSize(1);
    }

    @Test
    void usersCannotChangeSuchContacts() {
        DynamicRosters feature = feature(100, Map.of("House", members("juliet@example.com", "nurse@example.com")));
        assertThat(refused(sent(feature, set("nurse@example.com/kitchen")))).isEqualTo(Condition.NOT_ALLOWED);
        assertThat(refused(sent(feature, set("nurse@example.com").withTo(JULIET)))).isEqualTo(Condition.NOT_ALLOWED);
        for (Presence.Type type : Presence.Type.values()) {
            Verdict verdict = sent(feature, Presence.of(type).withTo(NURSE));
            if (type.isSubscription()) {
                assertThat(refused(verdict)).isEqualTo(Condition.NOT_ALLOWED);
            } else {
                assertThat(verdict).isEqualTo(Verdict.PASS);
            }
        }
    }

    @Test
    void allElseGoesItsWay() {
        DynamicRosters feature = feature(100, Map.of("House", members("juliet@example.com", "nurse@example.com")));
        assertThat(sent(feature, set("romeo@example.net"))).isEqualTo(Verdict.PASS);
        assertThat(sent(feature, set("@@"))).isEqualTo(Verdict.PASS);
        assertThat(sent(feature, set("nurse@example.com").withTo(ROMEO))).isEqualTo(Verdict.PASS);
        assertThat(sent(feature, Iq.request(Iq.Type.GET, "id", Element.of(QUERY)))).isEqualTo(Verdict.PASS);
        assertThat(sent(feature, Presence.of(Presence.Type.SUBSCRIBE).withTo(ROMEO))).isEqualTo(Verdict.PASS);
        assertThat(received(feature, Presence.of(Presence.Type.SUBSCRIBE).withFrom(ROMEO))).isEqualTo(Verdict.PASS);
    }

    /** RFC 6121 section 3.1.3 rule 2. */
    @Test
    void aFellowOfAnotherServerIsToldThatItIsSubscribed() {
        DynamicRosters feature = feature(100, Map.of("House", members("juliet@example.com", "romeo@example.net")));
        Verdict request = received(feature, Presence.of(Presence.Type.SUBSCRIBE).withFrom(ROMEO).withTo(JULIET));
        assertThat(request).isInstanceOf(Verdict.Drop.class);
        assertThat(request.effects()).singleElement().satisfies(effect -> {
            Stanza answer = ((Effect.Send) effect).stanza();
            assertThat(answer.typeAttribute()).isEqualTo("subscribed");
            assertThat(answer.to()).contains(ROMEO);
            assertThat(answer.from()).contains(JULIET);
        });
        Verdict farewell = received(feature, Presence.of(Presence.Type.UNSUBSCRIBED).withFrom(ROMEO).withTo(JULIET));
        assertThat(farewell).isInstanceOf(Verdict.Drop.class);
        assertThat(farewell.effects()).isEmpty();
    }
}
