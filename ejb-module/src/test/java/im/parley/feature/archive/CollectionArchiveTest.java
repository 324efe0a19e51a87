package im.parley.feature.archive;

import static im.parley.feature.archive.Fixture.JULIET;
import static im.parley.feature.archive.Fixture.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Reply;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.option.MessageArchiveOptions;
import im.parley.store.archive.NewMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The options give two items at once, four at most, and three addresses with preferences. */
class CollectionArchiveTest {
    private static final String NS = "urn:xmpp:archive";
    private static final String RSM = "http://jabber.org/protocol/rsm";
    private static final Instant MAY = Instant.parse("2024-05-01T10:00:00.300Z");
    private static final Jid NURSE = Jid.of("nurse@capulet.lit");

    private final Fixture world = new Fixture();
    private final CollectionArchive archive = archive(world, StoreMethod.FALSE, false);
    private final Asking romeo = Asking.ownAccount(archive, world.orchard);

    private static CollectionArchive archive(Fixture world, StoreMethod required, boolean expires) {
        TestOptions options = TestOptions.of(
                Fixture.options(StoreMethod.MESSAGE, required),
                new MessageArchiveOptions(expires, Duration.ofHours(1), Duration.ofDays(1), 0, Map.of()));
        CollectionQueries queries = new CollectionQueries(world.stores.archives(), options);
        Clock clock = Clock.fixed(MAY.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        AutomaticArchiving automatic = new AutomaticArchiving(world.policies, world.recording, options);
        ModeStore modes = new ModeStore(world.policies, world.stores.settings(), options);
        return new CollectionArchive(
                queries,
                new CollectionRemoval(world.stores.archives(), queries, clock),
                new ModeRequests(modes, new ModePushes(modes), automatic, options),
                automatic);
    }

    private void said(Jid peer, boolean incoming, String body, Duration later) {
        world.stores.archives().clock(Clock.fixed(MAY.plus(later), ZoneOffset.UTC));
        String xml = body.isEmpty() ? "<message/>" : "<message><body>" + body + "</body></message>";
        world.stores.archives().add(new NewMessage(xml, body, List.of(new NewMessage.Listing(ROMEO, peer, incoming))));
    }

    private static Element.Builder request(String name) {
        return Element.build(Name.of(NS, name));
    }

    private static Element.Builder juliet(String name) {
        return request(name).attribute("with", JULIET.toString());
    }

    private static Element set(String... namesAndValues) {
        Element.Builder set = Element.build(Name.of(RSM, "set"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            set.add(Name.of(RSM, namesAndValues[i]), namesAndValues[i + 1]);
        }
        return set.build();
    }

    private static List<String> starts(Reply reply) {
        return Asking.payload(reply).elements(Name.of(NS, "chat")).stream()
                .map(chat -> chat.attribute("start", ""))
                .toList();
    }

    private static String page(Reply reply, String name) {
        return Asking.payload(reply).first(Name.of(RSM, "set")).orElseThrow().textOf(Name.of(RSM, name));
    }

    private void threeCollections() {
        said(JULIET, false, "one", Duration.ZERO);
        said(NURSE, true, "two", Duration.ofSeconds(1));
        said(JULIET.withResource("balcony"), true, "three", Duration.ofMillis(1_800));
        said(JULIET.withResource("balcony"), true, "", Duration.ofMillis(1_900));
        said(JULIET, true, "four", Duration.ofDays(1));
    }

    @Test
    void theListComesInPages() {
        threeCollections();
        Reply first = romeo.get(request("list").build());
        assertThat(starts(first)).containsExactly("2024-05-01T10:00:00Z", "2024-05-01T10:00:01Z");
        Reply second = romeo.get(request("list").add(set("after", page(first, "last"))).build());
        assertThat(starts(second)).containsExactly("2024-05-02T10:00:00Z");
        Reply end = romeo.get(request("list").add(set("max", "1", "before", "")).build());
        assertThat(starts(end)).isEqualTo(starts(second));
        Reply before = romeo.get(request("list").add(set("before", page(second, "first"))).build());
        assertThat(starts(before)).isEqualTo(starts(first));
        assertThat(page(romeo.get(request("list").add(set("max", "0")).build()), "count")).isEqualTo("3");
    }

    @Test
    void theListIsOfWhoeverIsAskedFor() {
        threeCollections();
        assertThat(starts(romeo.get(juliet("list").build()))).hasSize(2);
        assertThat(starts(romeo.get(request("list").attribute("with", "capulet.lit").build()))).hasSize(1);
        Element exact = request("list").attribute("with", "capulet.lit").attribute("exactmatch", "1").build();
        assertThat(Asking.payload(romeo.get(exact))).isEqualTo(request("list").build());
        Element resource = request("list").attribute("with", JULIET + "/balcony").build();
        assertThat(Asking.payload(romeo.get(resource))).isEqualTo(request("list").build());
    }

    @Test
    void theListIsOfWhatBeganInTheRange() {
        threeCollections();
        Element from = request("list").attribute("start", "2024-05-01T10:00:01Z").build();
        assertThat(starts(romeo.get(from))).containsExactly("2024-05-01T10:00:01Z", "2024-05-02T10:00:00Z");
        Element within = juliet("list")
                .attribute("start", "2024-05-01T10:00:00Z")
                .attribute("end", "2024-05-02T10:00:00Z")
                .build();
        assertThat(starts(romeo.get(within))).containsExactly("2024-05-01T10:00:00Z");
    }

    @Test
    void secondsCountFromTheMessageBefore() {
        said(JULIET, false, "one", Duration.ofMillis(0)); // 10:00:00.3
        said(JULIET, true, "two", Duration.ofMillis(800)); // 10:00:01.1
        said(JULIET, true, "", Duration.ofMillis(900));
        said(JULIET, true, "three", Duration.ofMillis(10_600)); // 10:00:10.9
        Reply first = romeo.get(juliet("retrieve").attribute("start", "2024-05-01T10:00:00Z").build());
        Element chat = Asking.payload(first);
        assertThat(chat.attribute("version")).contains("2");
        assertThat(chat.elements().subList(0, 2))
                .containsExactly(message("to", "0", "one"), message("from", "1", "two"));
        assertThat(page(first, "count")).isEqualTo("3");
        Reply second = romeo.get(juliet("retrieve")
                .attribute("start", "2024-05-01T10:00:00Z")
                .add(set("after", page(first, "last")))
                .build());
        assertThat(Asking.payload(second).elements().getFirst()).isEqualTo(message("from", "9", "three"));
    }

    private static Element message(String name, String seconds, String body) {
        return request(name)
                .attribute("secs", seconds)
                .add(Name.of(NS, "body"), body)
                .build();
    }

    @Test
    void aPageIsNoLargerThanAStanzaMayBe() {
        for (int i = 0; i < 4; i++) {
            said(JULIET, true, i + "x".repeat(80_000), Duration.ofSeconds(i));
        }
        assertThat(bodies(set("max", "4"))).isEqualTo("01");
        assertThat(bodies(set("max", "4", "before", ""))).isEqualTo("23");
        said(JULIET, true, 4 + "x".repeat(240_000), Duration.ofSeconds(4));
        assertThat(bodies(set("max", "4", "before", ""))).isEqualTo("4");
    }

    private String bodies(Element set) {
        Element retrieve = juliet("retrieve")
                .attribute("start", "2024-05-01T10:00:00Z")
                .add(set)
                .build();
        StringBuilder digits = new StringBuilder();
        Asking.payload(romeo.get(retrieve))
                .elements(Name.of(NS, "from"))
                .forEach(from -> digits.append(from.textOf(Name.of(NS, "body")).charAt(0)));
        return digits.toString();
    }

    @Test
    void aCollectionIsNamedByItsAddressAndItsBeginning() {
        threeCollections();
        assertThat(Asking.error(romeo.get(juliet("retrieve").build()))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(Asking.error(romeo.get(juliet("retrieve").attribute("start", "2024-05-01T10:00:01Z").build())))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(Asking.error(romeo.get(juliet("retrieve").attribute("start", "May").build())))
                .isEqualTo(Condition.BAD_REQUEST);
        assertThat(Asking.error(romeo.get(request("list").attribute("with", "@").build())))
                .isEqualTo(Condition.JID_MALFORMED);
        assertThat(Asking.error(romeo.get(juliet("retrieve")
                        .attribute("start", "2024-05-01T10:00:00Z")
                        .add(set("after", "0000000000000"))
                        .build())))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(Asking.error(romeo.get(request("list").add(set("index", "1")).build())))
                .isEqualTo(Condition.FEATURE_NOT_IMPLEMENTED);
    }

    @Test
    void oneCollectionIsRemovedWithAllThatIsInIt() {
        threeCollections();
        Element one = juliet("remove").attribute("start", "2024-05-01T10:00:00Z").build();
        assertThat(romeo.set(one)).isEqualTo(Reply.OK);
        assertThat(world.archive(ROMEO)).hasSize(2);
        assertThat(Asking.error(romeo.set(one))).isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void collectionsThatBeganInARangeAreRemoved() {
        threeCollections();
        said(JULIET, true, "goes on", Duration.ofDays(1).plusSeconds(5));
        Element range = request("remove")
                .attribute("start", "2024-05-01T10:00:01Z")
                .attribute("end", "2024-05-02T10:00:03Z")
                .build();
        assertThat(romeo.set(range)).isEqualTo(Reply.OK);
        assertThat(starts(romeo.get(request("list").build()))).containsExactly("2024-05-01T10:00:00Z");
    }

    @Test
    void openCollectionsAreThoseOfTheDay() {
        threeCollections();
        assertThat(romeo.set(juliet("remove").attribute("open", "true").build())).isEqualTo(Reply.OK);
        assertThat(starts(romeo.get(request("list").build())))
                .containsExactly("2024-05-01T10:00:00Z", "2024-05-01T10:00:01Z");
        assertThat(Asking.error(romeo.set(juliet("remove").attribute("open", "true").build())))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void everythingIsRemoved() {
        threeCollections();
        assertThat(romeo.set(request("remove").build())).isEqualTo(Reply.OK);
        assertThat(world.archive(ROMEO)).isEmpty();
    }

    private Optional<String> automatic() {
        return Asking.payload(romeo.get(request("pref").build()))
                .first(Name.of(NS, "auto"))
                .flatMap(auto -> auto.attribute("save"));
    }

    private static Element auto(String save, String scope) {
        return request("auto").attribute("save", save).attribute("scope", scope).build();
    }

    private void romeoSends(String body) {
        world.send(Fixture.chat(Jid.of("nurse@elsewhere.lit"), body), world.orchard);
    }

    @Test
    void aStreamSwitchesItsOwnMessagesOff() {
        assertThat(automatic()).contains("true");
        assertThat(romeo.set(request("auto").attribute("save", "0").build())).isEqualTo(Reply.OK);
        assertThat(automatic()).contains("false");
        romeoSends("not kept");
        world.deliver(Fixture.chat(ROMEO, "neither").withFrom(NURSE), ROMEO);
        assertThat(world.archive(ROMEO)).isEmpty();
        assertThat(world.policies.of(ROMEO)).isEqualTo(Preferences.NONE);
        world.sessions.add(TestSession.available("romeo@montague.lit/phone", 0));
        world.deliver(Fixture.chat(ROMEO, "the phone wants it").withFrom(NURSE), ROMEO);
        assertThat(world.archive(ROMEO)).hasSize(1);
    }

    @Test
    void anAccountSwitchesItsMessagesOff() {
        assertThat(romeo.set(auto("false", "global"))).isEqualTo(Reply.OK);
        romeoSends("not kept");
        assertThat(world.archive(ROMEO)).isEmpty();
        assertThat(world.policies.of(ROMEO).byDefault()).isEqualTo(Preferences.Default.NEVER);
        romeo.set(auto("true", "stream"));
        romeoSends("kept");
        assertThat(world.archive(ROMEO)).hasSize(1);
        world.policies.set(ROMEO, Preferences.NONE);
        assertThat(world.policies.automatic(ROMEO)).isTrue();
    }

    @Test
    void theAutomaticElementIsChecked() {
        assertThat(Asking.error(romeo.set(request("auto").build()))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(Asking.error(romeo.set(auto("yes", "stream")))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(Asking.error(romeo.set(auto("false", "day")))).isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void nobodyEvadesAnArchiveThatIsRequired() {
        Asking asking = Asking.ownAccount(archive(world, StoreMethod.BODY, false), world.orchard);
        assertThat(Asking.error(asking.set(auto("false", "stream")))).isEqualTo(Condition.NOT_ALLOWED);
        assertThat(asking.set(auto("true", "stream"))).isEqualTo(Reply.OK);
        assertThat(Asking.error(asking.set(pref(byDefault("false", "concede"))))).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    private static Element pref(Element... children) {
        return request("pref").addAll(List.of(children)).build();
    }

    private static Element byDefault(String save, String otr) {
        return request("default").attribute("otr", otr).attribute("save", save).build();
    }

    private static Element item(String jid, String save, String otr) {
        return request("item").attribute("jid", jid).attribute("otr", otr).attribute("save", save).build();
    }

    @Test
    void modesArePreferences() {
        Reply set = romeo.set(pref(byDefault("false", "prefer"), item("nurse@capulet.lit", "body", "oppose")));
        assertThat(set).isInstanceOf(Reply.Result.class);
        assertThat(world.policies.of(ROMEO))
                .isEqualTo(new Preferences(Preferences.Default.NEVER, Set.of(NURSE), Set.of()));
        Element pref = Asking.payload(romeo.get(request("pref").build()));
        assertThat(pref.elements())
                .contains(byDefault("false", "prefer"), item("nurse@capulet.lit", "body", "oppose"));
        assertThat(pref.elements(Name.of(NS, "method"))).hasSize(3);
        assertThat(romeo.set(request("itemremove").add(item("nurse@capulet.lit", "body", "oppose")).build()))
                .isInstanceOf(Reply.Result.class);
        assertThat(world.policies.of(ROMEO).always()).isEmpty();
        assertThat(Asking.error(romeo.set(request("itemremove").add(item("nurse@capulet.lit", "", "")).build())))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void whatIsNotOfferedIsNotSet() {
        Element good = byDefault("false", "prefer");
        for (Element bad : List.of(
                byDefault("message", "concede"),
                byDefault("stream", "concede"),
                item("capulet.lit", "body", "concede"),
                request("method").attribute("type", "auto").attribute("use", "prefer").build(),
                request("session").attribute("thread", "1").attribute("save", "body").build())) {
            assertThat(Asking.error(romeo.set(pref(good, bad)))).isEqualTo(Condition.FEATURE_NOT_IMPLEMENTED);
        }
        for (Element bad : List.of(
                byDefault("all", "concede"), byDefault("body", "never"), byDefault("body", "require"), request("x").build())) {
            assertThat(Asking.error(romeo.set(pref(good, bad)))).isEqualTo(Condition.BAD_REQUEST);
        }
        assertThat(Asking.error(romeo.set(pref(good, item("@", "body", "concede"))))).isEqualTo(Condition.JID_MALFORMED);
        assertThat(Asking.error(romeo.set(pref()))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(world.policies.of(ROMEO)).isEqualTo(Preferences.NONE);
    }

    @Test
    void modesOfAddressesThatOtherPreferencesLeaveOutAreForgotten() {
        romeo.set(pref(byDefault("body", "concede"), item("nurse@capulet.lit", "body", "oppose")));
        world.policies.set(ROMEO, Preferences.NONE);
        romeo.set(pref(item("a@b", "body", "prefer")));
        romeo.set(pref(item("nurse@capulet.lit", "body", "concede")));
        world.policies.set(ROMEO, new Preferences(Preferences.Default.NEVER, Set.of(NURSE), Set.of()));
        assertThat(Asking.payload(romeo.get(request("pref").build())).elements())
                .contains(item("nurse@capulet.lit", "body", "concede"))
                .doesNotContain(item("a@b", "body", "prefer"));
    }

    @Test
    void addressesWithModesAreBounded() {
        Element four = pref(
                item("a@b", "body", "concede"),
                item("b@b", "body", "concede"),
                item("c@b", "false", "concede"),
                item("d@b", "body", "concede"));
        assertThat(Asking.error(romeo.set(four))).isEqualTo(Condition.POLICY_VIOLATION);
        assertThat(world.policies.of(ROMEO)).isEqualTo(Preferences.NONE);
    }

    @Test
    void theTimeToKeepIsHeededWhereMessagesAreRemoved() {
        Element month = pref(byDefault("body", "concede")
                .toBuilder()
                .attribute("expire", "2592001")
                .build());
        romeo.set(month);
        assertThat(expire(romeo)).isEmpty();
        Asking expiring = Asking.ownAccount(archive(world, StoreMethod.FALSE, true), world.orchard);
        expiring.set(month);
        assertThat(expire(expiring)).contains("2678400"); // 31 days
        expiring.set(pref(byDefault("body", "concede")));
        assertThat(expire(expiring)).isEmpty();
    }

    private static Optional<String> expire(Asking asking) {
        return Asking.payload(asking.get(request("pref").build()))
                .first(Name.of(NS, "default"))
                .flatMap(element -> element.attribute("expire"));
    }
}
