package im.parley.feature.archive;

import static im.parley.feature.archive.Fixture.JULIET;
import static im.parley.feature.archive.Fixture.ROMEO;
import static im.parley.feature.archive.Fixture.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.spi.TestSession;
import im.parley.store.StoreException;
import im.parley.store.archive.ArchivedMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchivingTest {
    private static final Name STANZA_ID = Name.of("urn:xmpp:sid:0", "stanza-id");

    private final Fixture world = new Fixture();

    private static Element id(Jid by, String id) {
        return Element.build(STANZA_ID).attribute("by", by.toString()).attribute("id", id).build();
    }

    @Test
    void bothArchivesGetTheMessageByOneWriteAndTheReceiverLearnsTheId() {
        Message sent = world.send(chat(JULIET, "hi"), world.orchard);
        assertThat(world.archive(ROMEO)).as("not before it arrives").isEmpty();
        Message delivered = world.deliver(sent, JULIET);
        world.afterwards();

        ArchivedMessage his = world.archive(ROMEO).getFirst();
        ArchivedMessage hers = world.archive(JULIET).getFirst();
        assertThat(his.id()).isEqualTo(hers.id());
        assertThat(his.peer()).isEqualTo(JULIET);
        assertThat(his.incoming()).isFalse();
        assertThat(hers.peer()).isEqualTo(world.orchard.jid());
        assertThat(hers.incoming()).isTrue();
        assertThat(StanzaText.read(hers.xml())).contains(chat(JULIET, "hi").withFrom(world.orchard.jid()));
        assertThat(sent.has(STANZA_ID)).as("section 3.5: not for others").isFalse();
        assertThat(delivered.content().elements()).contains(id(JULIET, hers.id().text()));
        assertThat(world.archive(ROMEO)).hasSize(1);
    }

    @Test
    void whatDoesNotArriveIsInTheArchiveOfItsSender() {
        world.send(chat(JULIET, "hi"), world.orchard);
        world.afterwards();
        assertThat(world.archive(ROMEO)).hasSize(1);
        assertThat(world.archive(JULIET)).isEmpty();
    }

    @Test
    void whatGoesElsewhereIsStoredBeforeItGoes() {
        Message sent = world.send(chat(Jid.of("benvolio@verona.lit"), "hi"), world.orchard);
        assertThat(world.archive(ROMEO)).hasSize(1);
        assertThat(sent.has(STANZA_ID)).isFalse();
    }

    @Test
    void aMessageToOneselfIsThereOnce() {
        Message sent = world.send(chat(ROMEO, "note"), world.orchard);
        Message delivered = world.deliver(sent, ROMEO);
        world.afterwards();
        assertThat(world.archive(ROMEO)).hasSize(1);
        assertThat(delivered.content().elements()).contains(id(ROMEO, world.archive(ROMEO).getFirst().id().text()));
    }

    /** Copies for the sender's other resources carry the id of his archive. */
    @Test
    void withAnotherResourceTheMessageIsStoredAtOnceAndListedLater() {
        world.sessions.add(TestSession.available("romeo@montague.lit/chamber", 0));
        Message sent = world.send(chat(JULIET, "hi"), world.orchard);
        assertThat(world.archive(ROMEO)).hasSize(1);
        assertThat(sent.has(STANZA_ID)).as("taken off behind the copies").isFalse();
        world.deliver(sent, JULIET);
        world.afterwards();
        assertThat(world.archive(ROMEO)).hasSize(1);
        assertThat(world.archive(JULIET)).hasSize(1);
        assertThat(world.archive(JULIET).getFirst().id()).isGreaterThan(world.archive(ROMEO).getFirst().id());
    }

    @Test
    void aMessageThatWasChangedOnItsWayIsStoredAsItCame() {
        Message sent = world.send(chat(JULIET, "hi"), world.orchard);
        Message changed = sent.with(Content.of(Element.text(Message.BODY, "censored")));
        world.deliver(changed, JULIET);
        world.afterwards();
        assertThat(world.archive(ROMEO).getFirst().xml()).contains("hi");
        assertThat(world.archive(JULIET).getFirst().xml()).contains("censored");
    }

    @Test
    void whenTheStoreFailsTheMessageDoesNotGoOn() {
        Message sent = world.send(chat(JULIET, "hi"), world.orchard);
        world.stores.archives().broken(true);
        assertThatThrownBy(() -> world.deliver(sent, JULIET)).isInstanceOf(StoreException.class);
    }

    /** Also when only the sender wants it. */
    @Test
    void whenTheSendersArchiveFailsTheMessageDoesNotGoOn() {
        world.policies.set(JULIET, new Preferences(Preferences.Default.NEVER, Set.of(), Set.of()));
        Message sent = world.send(chat(JULIET, "hi"), world.orchard);
        world.stores.archives().broken(true);
        assertThatThrownBy(() -> world.deliver(sent, JULIET)).isInstanceOf(StoreException.class);
    }

    @Test
    void forgedIdsAreDeletedWhetherArchivedOrNot() {
        Message message = chat(JULIET, "hi");
        Message forged = message.with(message.content().plus(id(JULIET, "forged")).plus(id(Jid.of("a.lit"), "true")));
        Message delivered = world.deliver(forged.withFrom(Jid.of("a@a.lit/x")), JULIET);
        assertThat(delivered.content().elements().stream().filter(child -> child.is(STANZA_ID)))
                .hasSize(2)
                .contains(id(Jid.of("a.lit"), "true"))
                .doesNotContain(id(JULIET, "forged"));
        Message news = new Message(forged.header(), Message.Type.HEADLINE, forged.content());
        assertThat(world.deliver(news, JULIET).content().elements()).doesNotContain(id(JULIET, "forged"));
        assertThat(world.archive(JULIET)).hasSize(1);
    }

    @Test
    void anonymousUsersHaveNoArchive() {
        TestSession guest = world.sessions.add(TestSession.available("guest@montague.lit/x", 0));
        world.deliver(world.send(chat(JULIET, "hi"), guest), JULIET);
        world.afterwards();
        assertThat(world.archive(guest.account())).isEmpty();
        assertThat(world.archive(JULIET)).hasSize(1);
    }

    @Test
    void whatIsRequiredIsStoredWhateverTheAccountPrefers() {
        Fixture strict = new Fixture(StoreMethod.MESSAGE, StoreMethod.BODY);
        strict.policies.set(ROMEO, new Preferences(Preferences.Default.NEVER, Set.of(), Set.of()));
        Message message = chat(JULIET, "hi");
        Message rich = message.with(message.content().plus(Element.of(Name.of("urn:example", "x"))));
        strict.deliver(strict.send(rich, strict.orchard), JULIET);
        strict.afterwards();
        assertThat(strict.archive(ROMEO).getFirst().xml()).contains("hi").doesNotContain("urn:example");
        assertThat(strict.archive(JULIET).getFirst().xml()).contains("urn:example");
    }

    @Test
    void aMessageFromTheServerItselfIsArchivedForItsReceiver() {
        world.deliver(chat(JULIET, "Welcome").withFrom(Jid.of("montague.lit")), JULIET);
        assertThat(world.archive(JULIET)).extracting(ArchivedMessage::peer).containsExactly(Jid.of("montague.lit"));
    }

    @Test
    void severalBodiesAreAllSearched() {
        Message message = new Message(
                chat(JULIET, "").header().withFrom(ROMEO),
                Message.Type.CHAT,
                Content.of(Element.text(Message.BODY, "rose"), Element.text(Message.BODY, "Rosen")));
        assertThat(Draft.of(message, List.of()).body()).isEqualTo("rose\nRosen");
        assertThat(Draft.of(message, List.of()).stored()).isEqualTo(Optional.empty());
    }

    private static Message said(String body, String id, String resource) {
        return Message.to(ROMEO.withResource(resource), Message.Type.GROUPCHAT, Element.text(Message.BODY, body))
                .withFrom(Jid.of("coven@chat.shakespeare.lit/firstwitch"))
                .withId(id);
    }

    @Test
    void messagesOfRoomsAreForTheArchiveOfTheRoom() {
        Message message = said("Thrice the brinded cat hath mew'd.", "m1", "orchard");
        assertThat(world.deliver(message, ROMEO)).isSameAs(message);
        assertThat(world.archive(ROMEO)).isEmpty();
    }

    /** Both resources are in the room. */
    @Test
    void whereAnAdministratorWantsItMessagesOfRoomsAreArchivedOnceForEachUser() {
        world.set(Map.of("message-archive-save-muc", "true"));
        Message first = world.deliver(said("Thrice the brinded cat hath mew'd.", "m1", "orchard"), ROMEO);
        Message second = world.deliver(said("Thrice the brinded cat hath mew'd.", "m1", "phone"), ROMEO);
        assertThat(first.content()).isEqualTo(second.content());
        assertThat(world.archive(ROMEO)).hasSize(1);
        world.deliver(said("Thrice and once the hedge-pig whin'd.", "m2", "orchard"), ROMEO);
        assertThat(world.archive(ROMEO)).hasSize(2);
        world.deliver(
                said("Before", "m0", "orchard")
                        .with(Content.of(List.of(
                                Element.text(Message.BODY, "Before"),
                                Delay.of(Jid.of("coven@chat.shakespeare.lit"), Instant.EPOCH, "")))),
                ROMEO);
        assertThat(world.archive(ROMEO)).hasSize(2);
    }

    /** Section 6.1.1: "MUST store such a stanza within a given archive only once". */
    @Test
    void whoSpeaksInARoomHasItInTheArchiveAsTheRoomSaysIt() {
        world.set(Map.of("message-archive-save-muc", "true"));
        Message mine = Message.to(
                Jid.of("coven@chat.shakespeare.lit"), Message.Type.GROUPCHAT, Element.text(Message.BODY, "Harpier cries"));
        Message sent = world.send(mine, world.orchard);
        assertThat(sent.content()).isEqualTo(mine.content());
        assertThat(world.archive(ROMEO)).isEmpty();
        world.deliver(said("Harpier cries", "m1", "orchard"), ROMEO);
        assertThat(world.archive(ROMEO)).hasSize(1);
    }

    @Test
    void aDomainMayArchiveNothingOrOtherThingsThanTheRest() {
        world.set(Map.of("message-archive-enabled", "false"));
        world.deliver(chat(ROMEO, "hi").withFrom(JULIET), ROMEO);
        assertThat(world.archive(ROMEO)).isEmpty();
        world.set(Map.of("message-archive-default-store-method", "false", "message-archive-required-store-method", "body"));
        world.deliver(chat(ROMEO, "hi").withFrom(JULIET), ROMEO);
        assertThat(world.archive(ROMEO)).hasSize(1);
        world.set(Map.of("message-archive-default-store-method", "false"));
        world.deliver(chat(ROMEO, "hi").withFrom(JULIET), ROMEO);
        assertThat(world.archive(ROMEO)).hasSize(1);
    }
}
