package im.parley.feature.push;

import static im.parley.feature.push.Phones.JULIET;
import static im.parley.feature.push.Phones.ROMEO;
import static im.parley.feature.push.Phones.SERVICE;
import static im.parley.feature.push.Phones.text;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.ClientState;
import im.parley.server.spi.Hook;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the services hear of. */
class PushNotificationsTest {
    private final Phones phones = new Phones();

    /** Example 12. */
    @Test
    void aServiceIsToldOfAMessageThatWaits() {
        phones.enabled("").waits();
        phones.waits();
        assertThat(phones.comes(text("Wherefore art thou, Romeo?"))).isInstanceOf(Verdict.Pass.class);

        assertThat(phones.told).hasSize(1);
        Iq request = phones.told.getFirst().request();
        assertThat(request.type()).isEqualTo(Iq.Type.SET);
        assertThat(request.from()).contains(Jid.of("capulet.example"));
        assertThat(request.to()).contains(SERVICE);
        assertThat(phones.told.getFirst().patience()).isEqualTo(Duration.ofMinutes(6));
        assertThat(request.payload().orElseThrow()).hasToString("<pubsub xmlns='http://jabber.org/protocol/pubsub'>"
                + "<publish node='yxs32uqsflafdk3iuqo'><item><notification xmlns='urn:xmpp:push:0'>"
                + "<x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:push:summary</value></field>"
                + "<field var='message-count'><value>2</value></field>"
                + "<field var='last-message-sender' type='jid-single'><value>romeo@montague.example/orchard</value></field>"
                + "<field var='last-message-body'><value>Wherefore art thou, Romeo?</value></field>"
                + "</x></notification></item></publish></pubsub>");
    }

    /** Example 13. */
    @Test
    void whatTheServiceWantsBesidesIsInThePublishOptions() {
        phones.enabled("<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'>"
                + "<value>http://jabber.org/protocol/pubsub#publish-options</value></field>"
                + "<field var='secret'><value>eruio234vzxc2kla-91</value></field></x>");
        phones.comes(text("Hi"));
        assertThat(phones.told.getFirst().request().payload().orElseThrow().toString())
                .endsWith("<publish-options><x xmlns='jabber:x:data' type='submit'>"
                        + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/pubsub#publish-options</value></field>"
                        + "<field var='secret'><value>eruio234vzxc2kla-91</value></field></x></publish-options></pubsub>");
    }

    @Test
    void bodyAndSenderMayBeLeftOut() {
        Phones discreet = new Phones(Phones.options(false, false, Optional.empty(), false));
        discreet.enabled("").comes(text("secret"));
        assertThat(summary(discreet).fields()).extracting(field -> field.name())
                .containsExactly("FORM_TYPE", "message-count");
    }

    private static DataForm summary(Phones phones) {
        return DataForm.in(phones.notification()).orElseThrow();
    }

    @Test
    void whatIsEncryptedIsReplacedByAText() {
        phones.enabled("").comes(Phones.message("chat", ROMEO, "<body>I sent you an OMEMO message</body>"
                + "<encrypted xmlns='eu.siacs.conversations.axolotl'><payload>x</payload></encrypted>"));
        assertThat(summary(phones).value("last-message-body")).contains(Phones.ENCRYPTED);
    }

    @Test
    void aLongTextIsCut() {
        phones.enabled("").comes(text("\ud83c\udf39".repeat(3000)));
        assertThat(summary(phones).value("last-message-body").orElseThrow()).hasSize(1000).endsWith("\ud83c\udf39");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<composing xmlns='http://jabber.org/protocol/chatstates'/>",
        "<received xmlns='urn:xmpp:receipts' id='1'/>",
        "<encrypted xmlns='eu.siacs.conversations.axolotl'><header/></encrypted>",
        "<body>Burn this</body><no-store xmlns='urn:xmpp:hints'/>",
        "<body/>"
    })
    void whatSaysNothingIsNotTold(String children) {
        phones.enabled("").comes(Phones.message("chat", ROMEO, children));
        assertThat(phones.told).isEmpty();
    }

    @Test
    void errorsHeadlinesAndOwnMessagesAreNotTold() {
        phones.enabled("").comes(Phones.message("error", ROMEO, "<body>Hi</body>"));
        phones.comes(Phones.message("headline", ROMEO, "<body>Hi</body>"));
        phones.comes(Phones.message("chat", Jid.of(JULIET + "/balcony"), "<body>Hi</body>"));
        assertThat(phones.told).isEmpty();
    }

    @Test
    void callsAndInvitationsAreTold() {
        phones.enabled("").comes(Phones.message("chat", ROMEO, "<propose xmlns='urn:xmpp:jingle-message:0' id='a'/>"));
        phones.comes(Phones.message("normal", ROMEO, "<x xmlns='jabber:x:conference' jid='a@b.example'/>"));
        assertThat(phones.told).hasSize(2);
    }

    @Test
    void nobodyIsToldWhatSomebodySees() {
        phones.enabled("");
        TestSession balcony = phones.sessions.add(TestSession.available(JULIET + "/balcony", 0));
        phones.comes(text("1"));
        assertThat(phones.told).isEmpty();

        balcony.put(ClientState.INACTIVE, true);
        phones.comes(text("2"));
        assertThat(phones.told).as("nobody looks").hasSize(1);
        assertThat(summary(phones).value("message-count")).contains("1");

        phones.sessions.add(TestSession.available(JULIET + "/cellar", -1));
        phones.sessions.add(TestSession.of(JULIET + "/attic"));
        phones.comes(text("3"));
        assertThat(phones.told).as("these do not get it").hasSize(2);
    }

    /** XEP-0198: the client may never come back. */
    @Test
    void aSessionWithoutConnectionSeesNothing() {
        phones.enabled("");
        TestSession balcony = phones.sessions.add(TestSession.available(JULIET + "/balcony", 0).connected(false));
        phones.comes(text("1"));
        assertThat(phones.told).hasSize(1);
        balcony.connected(true);
        phones.comes(text("2"));
        assertThat(phones.told).hasSize(1);
    }

    /** Nobody has noticed yet that the connection is broken when the message goes into it. */
    @Test
    void whatWentIntoABrokenConnectionIsTold() {
        phones.enabled("");
        TestSession balcony = phones.sessions.add(TestSession.available(JULIET + "/balcony", 0));
        phones.comes(text("1"));
        assertThat(phones.told).isEmpty();
        phones.detaches(balcony.connected(false), text("1"), text("2"), Phones.message("chat", ROMEO, ""));
        assertThat(phones.told).hasSize(1);
        assertThat(summary(phones).value("last-message-body")).contains("2");
        phones.detaches(balcony);
        assertThat(phones.told).hasSize(1);
        phones.arrives(balcony, text("judged before, but too late to be in it"));
        assertThat(phones.told).hasSize(2);
    }

    @Test
    void aPhoneWithoutConnectionIsToldEvenIfSomebodyLooksAtAnotherClient() {
        TestSession phone = phones.sessions.add(TestSession.available(JULIET + "/phone", 0));
        phones.sessions.add(TestSession.available(JULIET + "/desktop", 0));
        Asking.ownAccount(phones.push, phone).set(Phones.enable("/>"));
        phones.asks("<enable xmlns='urn:xmpp:push:0' jid='other.example' node='a'/>");
        phones.comes(text("1"));
        assertThat(phones.told).isEmpty();
        phone.connected(false);
        phones.comes(text("2"));
        assertThat(phones.told).hasSize(1);
        assertThat(phones.told.getFirst().request().to()).contains(SERVICE);
    }

    /** The guide, "Enabling push notifications for messages received when all resources are AWAY/XA/DND". */
    @Test
    void whoIsAwayIsToldIfBothSidesWantThat() {
        Phones away = new Phones(Phones.options(true, true, Optional.empty(), true));
        TestSession balcony = away.sessions.add(TestSession.of(JULIET + "/balcony"));
        away.asks(Phones.enable("away='true'/>"));
        away.asks("<enable xmlns='urn:xmpp:push:0' jid='other.example' node='a'/>");
        away.sends(balcony, Presence.of(Presence.Type.AVAILABLE, Element.text(Presence.SHOW, "dnd")));
        away.comes(text("1"));
        assertThat(away.told).hasSize(1);
        assertThat(away.told.getFirst().request().to()).contains(SERVICE);

        away.sends(balcony, Presence.of(Presence.Type.AVAILABLE, Element.text(Presence.SHOW, "chat")));
        away.comes(text("2"));
        assertThat(away.told).hasSize(1);

        phones.asks(Phones.enable("away='true'/>"));
        phones.sessions.add(balcony);
        balcony.presence(Optional.of(
                Presence.of(Presence.Type.AVAILABLE, Element.text(Presence.SHOW, "dnd"))));
        phones.comes(text("3"));
        assertThat(phones.told).as("off by default").isEmpty();
        assertThat(features(phones)).doesNotContain("tigase:push:away:0");
        assertThat(features(away)).contains("tigase:push:away:0");
    }

    /** Section 4.1. */
    private static List<String> features(Phones phones) {
        return phones.push.hooks().stream()
                .filter(Hook.Advertise.class::isInstance)
                .map(hook -> ((Hook.Advertise) hook).feature())
                .toList();
    }

    @Test
    void theAccountSaysWhatItCan() {
        assertThat(features(phones)).containsExactlyInAnyOrder(
                "urn:xmpp:push:0",
                "tigase:push:priority:0",
                "tigase:push:filter:ignore-unknown:0",
                "tigase:push:filter:muted:0",
                "tigase:push:filter:groupchat:0");
    }

    @Test
    void priorityIsHighWhenThereIsSomethingToRead() {
        phones.enabled("<priority xmlns='tigase:push:priority:0'/>").comes(text("Hi"));
        assertThat(phones.notification().textOf(Wish.PRIORITY)).isEqualTo("high");
        phones.comes(Phones.message("normal", ROMEO, "<x xmlns='jabber:x:conference' jid='a@b.example'/>"));
        assertThat(phones.notification().textOf(Wish.PRIORITY)).isEqualTo("low");
        phones.enabled("").comes(text("Hi"));
        assertThat(phones.notification().has(Wish.PRIORITY)).isFalse();
    }

    @Test
    void unknownSendersMayBeLeftOut() {
        phones.enabled("<ignore-unknown xmlns='tigase:push:filter:ignore-unknown:0'/>").comes(text("1"));
        assertThat(phones.told).isEmpty();
        phones.stores.rosters().put(JULIET, RosterItem.of(ROMEO));
        phones.comes(text("2"));
        assertThat(phones.told).hasSize(1);
    }

    @Test
    void mutedSendersAreLeftOut() {
        phones.enabled("<muted xmlns='tigase:push:filter:muted:0'><item jid='@'/><item jid='romeo@montague.example'/></muted>");
        phones.comes(text("1"));
        assertThat(phones.told).isEmpty();
        phones.comes(Phones.message("chat", Jid.of("nurse@capulet.example/chamber"), "<body>Hi</body>"));
        assertThat(phones.told).hasSize(1);
    }

    @Test
    void ofRoomsThoseAreToldThatTheClientNames() {
        phones.enabled("<groupchat xmlns='tigase:push:filter:groupchat:0'>"
                + "<room jid='coven@chat.example' allow='always'/>"
                + "<room jid='forres@chat.example' allow='mentioned' nick='Juliet'/>"
                + "<room jid='hall@chat.example' allow='never'/></groupchat>");
        room("hall", "Juliet!");
        room("attic", "Juliet!");
        room("forres", "Julieta");
        assertThat(phones.told).isEmpty();

        room("coven", "When shall we three meet again");
        assertThat(phones.told).hasSize(1);
        assertThat(phones.notification().toString())
                .contains("<groupchat xmlns='http://tigase.org/protocol/muc#offline'><nickname>witch</nickname>");
        room("forres", "juliet: hi");
        room("forres", "hi</body><reference xmlns='urn:xmpp:reference:0' type='mention' uri='xmpp:"
                + JULIET + "'/><body>");
        assertThat(phones.told).hasSize(3);
    }

    private void room(String room, String body) {
        phones.comes(Phones.message("groupchat", Jid.of(room + "@chat.example/witch"), "<body>" + body + "</body>"));
    }

    @Test
    void theDevicesHearThatWhatWaitedIsRetrieved() {
        phones.enabled("<priority xmlns='tigase:push:priority:0'/>");
        TestSession balcony = TestSession.of(JULIET + "/balcony");
        phones.sends(balcony, Presence.of(Presence.Type.AVAILABLE));
        assertThat(phones.told).as("nothing waited").isEmpty();
        phones.sends(balcony, Presence.of(Presence.Type.UNAVAILABLE));
        phones.waits();
        phones.sends(balcony, Presence.of(Presence.Type.AVAILABLE));
        phones.sends(balcony, Presence.of(Presence.Type.AVAILABLE));
        assertThat(phones.told).hasSize(1);
        assertThat(summary(phones).value("message-count")).contains("0");
        assertThat(phones.notification().textOf(Wish.PRIORITY)).isEqualTo("low");
    }

    @Test
    void whenAServiceIsNotEnabledNothingIsPublished() {
        phones.comes(text("Hi"));
        assertThat(phones.told).isEmpty();
    }
}
