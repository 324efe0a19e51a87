package im.parley.feature.archive;

import static im.parley.feature.archive.Fixture.JULIET;
import static im.parley.feature.archive.Fixture.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.option.MessageArchiveOptions;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.NewMessage;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageArchiveTest {
    private static final String MAM = "urn:xmpp:mam:2";
    private static final Name QUERY = Name.of(MAM, "query");
    private static final Name RESULT = Name.of(MAM, "result");
    private static final Name PREFS = Name.of(MAM, "prefs");
    private static final String RSM = "http://jabber.org/protocol/rsm";

    private final Fixture world = new Fixture();
    private final TestOptions options = TestOptions.of(Fixture.options(StoreMethod.MESSAGE, StoreMethod.FALSE));
    private final MessageArchive archive = new MessageArchive(
            new Queries(world.stores.archives(), options), new PreferenceRequests(world.policies, pushes(), options));
    private final Asking romeo = Asking.ownAccount(archive, world.orchard);

    private ModePushes pushes() {
        MessageArchiveOptions keeping =
                new MessageArchiveOptions(false, Duration.ofHours(1), Duration.ofDays(1), 0, Map.of());
        return new ModePushes(new ModeStore(world.policies, world.stores.settings(), TestOptions.of(keeping)));
    }

    private List<ArchiveId> stored(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> world.stores
                        .archives()
                        .add(new NewMessage("<message><body>" + i + "</body></message>", "" + i, List.of(
                                new NewMessage.Listing(ROMEO, JULIET, false)))))
                .toList();
    }

    private static Element form(Field... fields) {
        List<Field> all = new ArrayList<>(List.of(DataForm.formType(MAM)));
        all.addAll(List.of(fields));
        return DataForm.of(DataForm.Type.SUBMIT, all.toArray(Field[]::new)).toElement();
    }

    private static Element page(String name, String value) {
        return Element.of(Name.of(RSM, "set"), Element.text(Name.of(RSM, name), value));
    }

    private List<String> found(Reply reply) {
        return ((Reply.Result) reply)
                .before().stream()
                        .map(effect -> ((Effect.ToSession) effect).stanza())
                        .map(stanza -> ((Message) stanza).child(RESULT).orElseThrow().attribute("id", ""))
                        .toList();
    }

    private static Condition refused(Asking asking, Element payload) {
        return Asking.error(asking.set(payload));
    }

    private static List<String> texts(List<ArchiveId> ids) {
        return ids.stream().map(ArchiveId::text).toList();
    }

    private static boolean isComplete(Reply reply) {
        return ((Reply.Result) reply)
                .payload()
                .flatMap(fin -> fin.attribute("complete"))
                .equals(Optional.of("true"));
    }

    @Test
    void aPageIsNoLargerThanTheServerAllows() {
        List<ArchiveId> ids = stored(6);
        Reply unlimited = romeo.set(Element.of(QUERY));
        assertThat(found(unlimited)).isEqualTo(texts(ids.subList(0, 2)));
        assertThat(isComplete(unlimited)).isFalse();
        Reply greedy = romeo.set(Element.of(QUERY, page("max", "1000000")));
        assertThat(found(greedy)).isEqualTo(texts(ids.subList(0, 4)));
        Reply last = romeo.set(Element.of(QUERY, page("after", ids.get(3).text())));
        assertThat(found(last)).isEqualTo(texts(ids.subList(4, 6)));
        assertThat(isComplete(last)).isTrue();
    }

    @Test
    void theQueryIdComesBackAndTheResultIsFromTheAccount() {
        stored(1);
        Reply reply = romeo.set(Element.build(QUERY).attribute("queryid", "f27").build());
        Message message = (Message) ((Effect.ToSession) ((Reply.Result) reply).before().getFirst()).stanza();
        assertThat(message.from()).contains(ROMEO);
        assertThat(message.to()).contains(world.orchard.jid());
        assertThat(message.child(RESULT).orElseThrow().attribute("queryid")).contains("f27");
    }

    @Test
    void wordsAreSearchedByTheFieldOfTheXep() {
        List<ArchiveId> ids = stored(3);
        Reply reply = romeo.set(Element.of(QUERY, form(Field.text("{urn:xmpp:fulltext:0}fulltext", "1"))));
        assertThat(found(reply)).containsExactly(ids.get(1).text());
    }

    @Test
    void emptyFieldsAskForNothing() {
        stored(2);
        Reply reply = romeo.set(Element.of(QUERY, form(
                Field.text("with", ""), Field.text("start", ""), Field.text("withtext", " "), Field.text("after-id", ""))));
        assertThat(found(reply)).hasSize(2);
    }

    @Test
    void anIdWithAnotherTailIsNotInTheArchive() {
        ArchiveId id = stored(1).getFirst();
        ArchiveId guessed = new ArchiveId(id.order(), id.tail() ^ 1);
        assertThat(refused(romeo, Element.of(QUERY, form(Field.text("before-id", guessed.text())))))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(refused(romeo, Element.of(QUERY, page("before", guessed.text()))))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void tooManyIdsAreRefused() {
        String[] many = IntStream.range(0, 251)
                .mapToObj(i -> new ArchiveId(i, i).text())
                .toArray(String[]::new);
        assertThat(refused(romeo, Element.of(QUERY, form(Field.of("ids", Field.Kind.LIST_MULTI, many)))))
                .isEqualTo(Condition.POLICY_VIOLATION);
    }

    @Test
    void anAccountsArchiveHasNoNodes() {
        assertThat(refused(romeo, Element.build(QUERY).attribute("node", "x").build()))
                .isEqualTo(Condition.FEATURE_NOT_IMPLEMENTED);
    }

    @Test
    void aMessageThatCannotBeReadKeepsItsPlace() {
        ArchiveId id = world.stores
                .archives()
                .add(new NewMessage("<mess", "", List.of(new NewMessage.Listing(ROMEO, JULIET, false))));
        assertThat(found(romeo.set(Element.of(QUERY)))).containsExactly(id.text());
    }

    @Test
    void listsOfPreferencesAreBounded() {
        Element.Builder always = Element.build(Name.of(MAM, "always"));
        for (int i = 0; i < 4; i++) {
            always.add(Name.of(MAM, "jid"), "friend" + i + "@capulet.lit");
        }
        Element prefs = Element.build(PREFS).attribute("default", "never").add(always.build()).build();
        assertThat(refused(romeo, prefs)).isEqualTo(Condition.POLICY_VIOLATION);
        assertThat(world.policies.of(ROMEO)).isEqualTo(Preferences.NONE);
    }

    @Test
    void strangersAreForbidden() {
        assertThat(refused(Asking.account(archive, "juliet@montague.lit", world.orchard), Element.of(QUERY)))
                .isEqualTo(Condition.FORBIDDEN);
    }

    /** XEP-0386: a client learns at once what there is to catch up with. */
    @Test
    void bind2TellsTheExtent() {
        List<ArchiveId> ids = stored(2);
        Element metadata = archive.hooks().stream()
                .filter(Hook.AddToBound.class::isInstance)
                .map(Hook.AddToBound.class::cast)
                .findFirst()
                .flatMap(hook -> hook.addition().describe(world.orchard))
                .orElseThrow();
        assertThat(metadata.elements())
                .extracting(end -> end.attribute("id", ""))
                .containsExactly(ids.getFirst().text(), ids.getLast().text());
    }
}
