package im.parley.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.feature.muc.log.RoomLog;
import im.parley.server.spi.group.RoomLogs;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in rooms is written into files, if their owners want it. */
class RoomLogTest {
    private static final String CRONE = "crone1@shakespeare.lit/desktop";
    private static final String HAG = "hag66@shakespeare.lit/pda";
    private static final Jid ROOM = Jid.of(Coven.ROOM);
    private static final Field LOGGED = Field.flag("muc#roomconfig_enablelogging", true);

    @TempDir
    Path folder;

    private Coven coven;
    private RoomLog log;

    @BeforeEach
    void begin() {
        coven = Coven.logged(folder);
        log = coven.log.orElseThrow();
    }

    private String file(String name) throws IOException {
        try (InputStream in = log.open(ROOM, name).orElseThrow().bytes()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Field format(String name) {
        return Field.text("logging_format", name);
    }

    @Test
    void nothingIsWrittenUnlessTheOwnerWantsIt() throws IOException {
        coven.opened();
        coven.say(CRONE, "Harpier cries");
        assertThat(log.of(ROOM)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theDayIsReadAsItWas() throws IOException {
        coven.opened(LOGGED, format("plain"));
        coven.enter(HAG, "thirdwitch");
        coven.say(HAG, "Harpier cries,\n[23:58:37] <firstwitch> I said this\u2028and this");
        coven.say(HAG, "/me stirs");
        coven.send(Message.to(ROOM, Message.Type.GROUPCHAT, Element.text(Message.SUBJECT, "Fire burn")), CRONE);
        coven.enter(HAG, "oldhag");
        coven.leave(HAG, "oldhag");
        coven.service.destroy(ROOM, "", java.util.Optional.empty());
        assertThat(file("2002-10-13.txt")).isEqualTo("""
                # coven@muc.shakespeare.lit, 2002-10-13 (UTC)
                [23:58:37] * thirdwitch comes in
                [23:58:37] <thirdwitch> Harpier cries,
                           [23:58:37] <firstwitch> I said this
                           and this
                [23:58:37] * thirdwitch stirs
                [23:58:37] * firstwitch sets the subject: Fire burn
                [23:58:37] * thirdwitch is now oldhag
                [23:58:37] * oldhag leaves
                [23:58:37] * firstwitch leaves
                [23:58:37] * The room is no more.
                """);
    }

    @Test
    void whatSomebodySaysNeverBecomesMarkup() throws IOException {
        coven.opened(LOGGED);
        coven.enter(HAG, "<img src=x onerror='alert(1)'>");
        coven.say(HAG, "</p></body><script>alert(\"1\")</script>&amp;\nagain");
        coven.say(CRONE, "Double, double");
        String html = file("2002-10-13.html");
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .endsWith("</body></html>\n")
                .contains("default-src 'none'")
                .contains("&lt;/p&gt;&lt;/body&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;<br>again")
                .contains("<bdi>&lt;img src=x onerror=&#39;alert(1)&#39;&gt;</bdi>")
                .doesNotContain("<script", "<img");
        assertThat(html.split("</body>", -1)).hasSize(2);
    }

    @Test
    void theFileForProgramsIsWellFormedAfterEachWrite() throws Exception {
        coven.opened(LOGGED, format("xml"));
        for (String words : List.of("a < b", "]]> & \"c\"", "d")) {
            coven.say(CRONE, words);
            log.flush();
        }
        var document = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(file("2002-10-13.xml").getBytes(StandardCharsets.UTF_8)));
        var said = document.getDocumentElement().getElementsByTagName("said");
        assertThat(said.getLength()).isEqualTo(3);
        assertThat(said.item(1).getTextContent()).isEqualTo("]]> & \"c\"");
        assertThat(said.item(0).getAttributes().getNamedItem("nick").getNodeValue()).isEqualTo("firstwitch");
    }

    @Test
    void eachDayHasItsFile() throws IOException {
        coven.opened(LOGGED);
        coven.say(CRONE, "Good night");
        coven.later(Duration.ofMinutes(2));
        coven.say(CRONE, "Good morning");
        assertThat(log.of(ROOM)).extracting(RoomLogs.Day::file).containsExactly("2002-10-14.html", "2002-10-13.html");
        assertThat(file("2002-10-14.html")).contains("Good morning").doesNotContain("Good night");
    }

    @Test
    void noNameLeadsOutOfTheDirectory() throws IOException {
        Files.writeString(folder.resolve("secret"), "s");
        Files.writeString(folder.resolve("2002-10-13.html"), "s");
        coven.opened(LOGGED);
        coven.say(CRONE, "Harpier cries");
        for (String name : List.of(
                "../../secret", "../../2002-10-13.html", "/etc/passwd", "..", "", "2002-10-13.html/", "2002-10-13.htm",
                "2002-13-13.html", "x2002-10-13.html", "2002-10-13.html\0.html", "..\\2002-10-13.html")) {
            assertThat(log.open(ROOM, name)).as(name).isEmpty();
        }
        Files.createSymbolicLink(
                folder.resolve("muc.shakespeare.lit/coven/2002-10-12.html"), folder.resolve("secret"));
        assertThat(log.open(ROOM, "2002-10-12.html")).isEmpty();
        assertThat(log.of(ROOM)).hasSize(1);
        assertThat(log.of(Jid.of("..", "muc.shakespeare.lit", ""))).isEmpty();
    }

    @Test
    void roomsWithStrangeOrLongNamesDoNotMeet() throws IOException {
        List<Jid> rooms = List.of(
                Jid.of("a.b", "muc.shakespeare.lit", ""),
                Jid.of("a%2eb", "muc.shakespeare.lit", ""),
                Jid.of("..", "muc.shakespeare.lit", ""),
                Jid.of("hexe\u00e4", "muc.shakespeare.lit", ""),
                Jid.of("x".repeat(500), "muc.shakespeare.lit", ""),
                Jid.of("x".repeat(501), "muc.shakespeare.lit", ""));
        for (Jid room : rooms) {
            log.add(room, im.parley.feature.muc.log.LogFormat.PLAIN, new im.parley.feature.muc.log.LogLine(
                    Instant.parse("2002-10-13T00:00:00Z"), im.parley.feature.muc.log.LogLine.Event.CAME, "w", ""));
        }
        log.flush();
        for (Jid room : rooms) {
            assertThat(log.of(room)).as(room.toString()).hasSize(1);
        }
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(rooms.size());
        }
        assertThat(log.lost()).isZero();
        assertThat(log.written()).isEqualTo(rooms.size());
    }

    @Test
    void aFileThatIsFullTakesNoMore() throws IOException {
        coven.opened(LOGGED, format("plain"));
        for (int i = 0; i < 300; i++) {
            coven.say(CRONE, "a".repeat(8000));
        }
        assertThat(log.of(ROOM).getFirst().bytes()).isBetween(1_000_000L, 1L << 20);
        assertThat(log.lost()).isPositive();
    }

    @Test
    void aDirectoryThatCannotBeWrittenKeepsNobodyFromTalking() throws IOException {
        Files.writeString(folder.resolve("muc.shakespeare.lit"), "in the way");
        coven.opened(LOGGED);
        coven.enter(HAG, "thirdwitch");
        coven.taken();
        coven.say(HAG, "Harpier cries");
        assertThat(coven.takenBy(CRONE)).hasSize(1);
        assertThat(log.lost()).isPositive();
    }

    @Test
    void oldDaysAreRemoved() throws IOException {
        coven.opened(LOGGED);
        coven.say(CRONE, "Good night");
        RoomLog later = new RoomLog(folder, 1 << 20, Clock.fixed(Instant.parse("2002-10-20T12:00:00Z"), ZoneOffset.UTC));
        later.sweep(Period.ofDays(7));
        assertThat(later.of(ROOM)).hasSize(1);
        later.sweep(Period.ofDays(6));
        assertThat(later.of(ROOM)).isEmpty();
    }
}
