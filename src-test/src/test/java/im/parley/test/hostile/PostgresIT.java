package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.OwnPostgres;
import im.parley.test.container.OwnServer;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Another database, by nothing but its environment: everything works and is kept there. */
class PostgresIT {
    private static final String CONFIGURATION = "'default-virtual-host' = '" + OwnServer.DOMAIN + "'\n";
    private static final String MECHANISM = "SCRAM-SHA-256-PLUS";
    private static final Name BODY = Name.of(Namespaces.CLIENT, "body");

    @Test
    void threeVariablesMoveTheServerToPostgres() throws IOException, SQLException {
        try (OwnPostgres postgres = OwnPostgres.start()) {
            try (OwnServer server = OwnServer.start("postgres", CONFIGURATION, postgres.environment())) {
                Guest.register(server, "romeo");
                Guest.register(server, "juliet");
                theyMeet(server);
                server.restart();
                theyKnowEachOther(server);

                assertThat(accounts(postgres)).isEqualTo(2);
                assertThat(filesOfH2(server.home().resolve("db"))).isEmpty();
            }
        }
    }

    /** RFC 6121 section 3.1 both ways, a chat, and a message that has to wait. */
    private static void theyMeet(OwnServer server) {
        try (Guest romeo = Guest.logIn(server, "romeo", MECHANISM);
                Guest juliet = Guest.logIn(server, "juliet", MECHANISM)) {
            Stream.of(romeo, juliet).forEach(guest -> {
                guest.ask("get", "<query xmlns='jabber:iq:roster'/>");
                guest.send("<presence/>");
                guest.ping();
            });
            subscribe(romeo, juliet);
            subscribe(juliet, romeo);
            chat(romeo, juliet.jid(), "wherefore");
            assertThat(text(juliet)).isEqualTo("wherefore");
            juliet.leave();
            chat(romeo, juliet.account(), "good night");
            romeo.ping();
        }
    }

    private static void subscribe(Guest who, Guest toWhom) {
        who.send("<presence type='subscribe' to='" + toWhom.account() + "'/>");
        toWhom.await(element -> isPresence(element, "subscribe"));
        toWhom.send("<presence type='subscribed' to='" + who.account() + "'/>");
        who.await(element -> isPresence(element, "subscribed"));
    }

    private static boolean isPresence(Element element, String type) {
        return element.name().local().equals("presence") && element.attribute("type", "").equals(type);
    }

    private static void chat(Guest from, String to, String text) {
        from.send("<message type='chat' to='" + to + "'><body>" + text + "</body></message>");
    }

    private static String text(Guest receiver) {
        return receiver.await(element -> element.name().local().equals("message")).textOf(BODY);
    }

    private static void theyKnowEachOther(OwnServer server) {
        try (Guest juliet = Guest.logIn(server, "juliet", MECHANISM);
                Guest romeo = Guest.logIn(server, "romeo", MECHANISM)) {
            for (Guest guest : List.of(romeo, juliet)) {
                Element roster = guest.ask("get", "<query xmlns='jabber:iq:roster'/>");
                assertThat(roster.toString()).contains("subscription='both'");
            }
            juliet.send("<presence/>");
            assertThat(text(juliet)).isEqualTo("good night");
        }
    }

    private static int accounts(OwnPostgres postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM parley_user")) {
            assertThat(count.next()).isTrue();
            return count.getInt(1);
        }
    }

    private static List<Path> filesOfH2(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
