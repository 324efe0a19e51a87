package im.parley.feature.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.config.WebOptions;
import im.parley.server.spi.Options;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.upload.Seal;
import im.parley.store.upload.Upload;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8443);
    private static final Jid BENVOLIO = Jid.of("benvolio@montague.lit");
    private static final String FORMAT = "{proto}://{serverName}:{port}/upload/{slotId}/{filename}";
    private static final WebOptions NO_PROXY = new WebOptions(Set.of(8443), Optional.empty(), List.of(), Set.of(), true);

    private final MemoryStores stores = MemoryStores.create();
    private final TestSessions sessions = new TestSessions();
    private final Seal seal = new Seal(new byte[] {7});
    private Instant now = NOON;
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @BeforeEach
    void makeAccounts() {
        stores.users().create(new User(ROMEO, Status.ACTIVE, NOON), List.of());
        stores.users().create(new User(BENVOLIO, Status.ACTIVE, NOON), List.of());
    }

    private static UploadOptions.Logic logic(Optional<String> host, Optional<Integer> port, String format) {
        return new UploadOptions.Logic(1000, Optional.empty(), host, port, format, format, Duration.ofMinutes(5));
    }

    private Slots slots(UploadOptions.Logic logic, UploadOptions.Quotas quotas, WebOptions web) {
        UploadOptions options = new UploadOptions(
                "upload",
                "HTTP File Upload",
                logic,
                quotas,
                new UploadOptions.Store("upload", Optional.empty(), "", "", false, "", "", Optional.empty(), false),
                new UploadOptions.Expiration(Duration.ofDays(30), Duration.ofDays(730), 100, 1000));
        Options all = TestOptions.of(options, web);
        return new Slots(stores.uploads(), stores.users(), new Addresses(all, seal, sessions), all, clock);
    }

    private Slots slots(UploadOptions.Quotas quotas) {
        return slots(logic(Optional.empty(), Optional.empty(), FORMAT), quotas, NO_PROXY);
    }

    private Slots slots() {
        return slots(new UploadOptions.Quotas(0, 0, 0, 0));
    }

    private static SlotRequest request(long size, Element... purpose) {
        return SlotRequest.read(Element.build(SlotRequest.REQUEST)
                .attribute("filename", "très cool.jpg")
                .attribute("size", Long.toString(size))
                .attribute("content-type", "image/jpeg")
                .addAll(List.of(purpose))
                .build());
    }

    private static Element purpose(String name) {
        return Element.of(Name.of(SlotRequest.PURPOSE_NS, name));
    }

    private static String url(Element slot, int child) {
        return slot.elements().get(child).attribute("url").orElseThrow();
    }

    private Upload only() {
        stores.uploads().of(ROMEO, "", 1);
        List<Upload> all = stores.uploads().expired(Instant.MAX, Instant.MAX, 10);
        return all.getLast();
    }

    private static StanzaError refusal(Runnable work) {
        StanzaError[] error = {null};
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refused -> error[0] = refused.error());
        return error[0];
    }

    @Test
    void theAddressToPutToIsSignedForFiveMinutes() {
        Element slot = slots().assign(ROMEO, request(100));
        Upload upload = only();
        assertThat(url(slot, 1))
                .isEqualTo("https://montague.lit:8443/upload/" + upload.id() + "/tr%C3%A8s%20cool.jpg");
        Instant until = NOON.plusSeconds(300);
        assertThat(url(slot, 0))
                .isEqualTo(url(slot, 1) + "?until=" + until.getEpochSecond() + "&seal=" + seal.sign(upload, until));
        assertThat(upload.id()).hasSize(32);
        assertThat(upload.expires()).isEqualTo(NOON.plus(Duration.ofDays(30)));
    }

    @Test
    void aProxyStandsInTheAddresses() {
        WebOptions proxy = new WebOptions(Set.of(8443), Optional.of("https://chat.example.org"), List.of(), Set.of(), true);
        UploadOptions.Quotas none = new UploadOptions.Quotas(0, 0, 0, 0);
        Element slot = slots(logic(Optional.empty(), Optional.empty(), FORMAT), none, proxy).assign(ROMEO, request(1));
        assertThat(url(slot, 1)).startsWith("https://chat.example.org/upload/");

        String ofTigase = "{proto}://{serverName}:{port}/upload/{userJid}/{slotId}/{filename}";
        Element other = slots(logic(Optional.of("files.example.org"), Optional.of(8443), ofTigase), none, proxy)
                .assign(ROMEO, request(1));
        assertThat(url(other, 1)).startsWith("https://files.example.org:8443/upload/romeo%40montague.lit/");
    }

    /** Both addresses of a slot that somebody gets whose browser has found the server at an origin. */
    private List<String> from(String origin) {
        TestSession session = sessions.add(TestSession.of("romeo@montague.lit/chat")
                .over(new Facts("web", HERE, HERE, Optional.empty(), false, false, Optional.of(URI.create(origin)))));
        Element slot = slots().assign(session.jid(), request(1));
        sessions.remove(session);
        return List.of(base(url(slot, 0)), base(url(slot, 1)));
    }

    private static String base(String address) {
        return address.substring(0, address.indexOf("/upload/"));
    }

    @Test
    void aBrowserSendsFilesWhereItIsConnected() {
        assertThat(from("https://montague.lit:8443")).containsOnly("https://montague.lit:8443");
        assertThat(from("https://chat.montague.lit")).containsOnly("https://chat.montague.lit");
    }

    @Test
    void othersGetAnAddressThatLeadsThemTo() {
        assertThat(from("https://192.0.2.1:8443")).containsExactly("https://192.0.2.1:8443", "https://montague.lit:8443");
        assertThat(from("https://evil-montague.lit"))
                .containsExactly("https://evil-montague.lit", "https://montague.lit:8443");
        assertThat(from("http://localhost:8080")).containsExactly("http://localhost:8080", "https://montague.lit:8443");
    }

    @Test
    void filesDoNotTravelWithoutTls() {
        assertThat(from("http://montague.lit:8080")).containsOnly("https://montague.lit:8443");
    }

    @Test
    void onOnesOwnMachineTheDomainIsTheMachine() {
        Jid own = Jid.of("romeo@localhost/chat");
        stores.users().create(new User(own.bare(), Status.ACTIVE, NOON), List.of());
        sessions.add(TestSession.of(own.toString())
                .over(new Facts(
                        "web", HERE, HERE, Optional.empty(), false, false, Optional.of(URI.create("http://127.0.0.1:8080")))));
        Element slot = slots().assign(own, request(1));
        assertThat(url(slot, 0)).startsWith("http://127.0.0.1:8080/upload/");
        assertThat(url(slot, 1)).startsWith("http://127.0.0.1:8080/upload/");
    }

    @Test
    void aServerWithoutTlsSaysSo() {
        WebOptions plain = new WebOptions(Set.of(), Optional.empty(), List.of(), Set.of(), true);
        UploadOptions.Quotas none = new UploadOptions.Quotas(0, 0, 0, 0);
        Element slot = slots(logic(Optional.empty(), Optional.empty(), FORMAT), none, plain).assign(ROMEO, request(1));
        assertThat(url(slot, 1)).startsWith("http://montague.lit:8080/upload/");
    }

    @Test
    void eachPurposeHasItsTime() {
        slots().assign(ROMEO, request(100, purpose("profile")));
        assertThat(only().expires()).isEqualTo(NOON.plus(Duration.ofDays(730)));
        Element tomorrow = Element.build(Name.of(SlotRequest.PURPOSE_NS, "ephemeral"))
                .attribute("expire-before", DateTime.format(NOON.plus(Duration.ofDays(1))))
                .build();
        stores.uploads().remove(only().id());
        slots().assign(ROMEO, request(100, tomorrow));
        assertThat(only().expires()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        now = NOON.plus(Duration.ofDays(2));
        assertThat(refusal(() -> slots().assign(ROMEO, request(100, tomorrow))).condition())
                .isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @Test
    void filesOfProfilesAreSmall() {
        assertThat(refusal(() -> slots().assign(ROMEO, request(101, purpose("profile")))).text())
                .isEqualTo("File too large. The maximum file size is 100 bytes");
        assertThat(refusal(() -> slots().assign(ROMEO, request(1001))).application().orElseThrow().name().local())
                .isEqualTo("file-too-large");
    }

    @Test
    void whoHasNoRoomLeftMayTryAgainWhenHisFirstFileIsADayOld() {
        Slots slots = slots(new UploadOptions.Quotas(0, 1000, 0, 0));
        slots.assign(ROMEO, request(600));
        now = NOON.plusSeconds(3600);
        StanzaError error = refusal(() -> slots.assign(ROMEO, request(600)));
        assertThat(error.condition()).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThat(error.type()).isEqualTo(StanzaError.Type.WAIT);
        assertThat(error.application().orElseThrow().attribute("stamp")).contains("2026-11-28T12:00:00Z");
        slots.assign(BENVOLIO, request(600));
        now = NOON.plus(Duration.ofDays(1));
        slots.assign(ROMEO, request(600));
    }

    @Test
    void aDomainHasAQuotaToo() {
        Slots slots = slots(new UploadOptions.Quotas(0, 0, 1000, 0));
        slots.assign(ROMEO, request(600));
        assertThat(refusal(() -> slots.assign(BENVOLIO, request(600))).text()).contains("montague.lit");
    }

    @Test
    void whoHasNoAccountUploadsNothing() {
        assertThat(refusal(() -> slots().assign(Jid.of("guest@montague.lit"), request(1))).condition())
                .isEqualTo(Condition.FORBIDDEN);
    }

    private static Element named(String name, String type) {
        return Element.build(SlotRequest.REQUEST)
                .attribute("filename", name)
                .attribute("size", "1")
                .attribute("content-type", type)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "a\\b", "a\nb", "a\u0000b", "gpj.\u202eexe", "\u2028"})
    void aNameThatIsAPathOrLooksLikeAnotherOneIsRefused(String name) {
        assertThat(refusal(() -> SlotRequest.read(named(name, "a/b"))).condition()).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "…", "日本語 (1).png", "a%2Fb", "x;y=\"z\".txt"})
    void otherNamesArePeoplesOwn(String name) {
        assertThat(SlotRequest.read(named(name, "a/b")).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text/", "text/html\r\nX: y", "text/html;", "text/html; x=\"\r\"", "/x"})
    void aTypeThatCouldEndAHeaderIsRefused(String type) {
        assertThat(refusal(() -> SlotRequest.read(named("a", type))).condition()).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; charset=utf-8", "image/svg+xml", "application/vnd.x-y.z", "text/x; a=\"b c\""})
    void typesWithParametersAreTypes(String type) {
        assertThat(SlotRequest.read(named("a", type)).type()).isEqualTo(type);
    }
}
