package im.parley.store.durability;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.wire.addr.Jid;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process (SIGKILL) while it stores, and looks for all that it had acknowledged. */
class KillTest {
    private static final int ROUNDS = 4;
    private static final int SIGKILLED = 128 + 9;

    @TempDir
    Path directory = Path.of("");

    @Test
    void whatWasAcknowledgedSurvivesTheKillOnH2() throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("parley") + ";DB_CLOSE_ON_EXIT=FALSE";
        Map<String, String> acknowledged = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> lines = killedAfter(40 + 97 * round, url, "round" + round);
            lines.forEach(line -> acknowledged.put(line.split(" ")[1], line.split(" ")[0]));
            try (Database database = Database.h2(url)) {
                DatabaseStores stores = DatabaseStores.on(database);
                acknowledged.forEach((account, last) -> check(stores, Jid.of(account), last));
            }
        }
    }

    /** Each account went through the steps in this order, so the last one acknowledged tells what must be there. */
    private static void check(DatabaseStores stores, Jid account, String last) {
        int step = List.of("user", "roster", "request", "offline", "removed").indexOf(last);
        assertThat(step).as(last).isNotNegative();
        assertThat(stores.users().exists(account)).as("%s after %s", account, last).isTrue();
        assertThat(stores.credentials().of(account)).containsExactly(Victim.credential(account));
        if (step >= 1) {
            assertThat(stores.rosters().load(account).version()).as("%s after %s", account, last).isPositive();
        }
        if (step >= 1 && step < 4) {
            assertContact(stores, account, step);
        }
        if (step >= 2) {
            assertThat(stores.rosters().requests(account)).as("%s after %s", account, last).hasSize(1);
        }
        if (step >= 3) {
            assertThat(stores.offline().load(account, 10)).as("%s after %s", account, last).hasSize(1);
            assertThat(stores.offline().count(account)).isEqualTo(1);
        }
        if (step == 4) {
            assertThat(stores.rosters().load(account).items()).as("%s after %s", account, last).isEmpty();
        }
    }

    /** After the last acknowledged step the next one may have been done, too: the removal follows the message. */
    private static void assertContact(DatabaseStores stores, Jid account, int step) {
        boolean mayBeRemoved = step == 3;
        var items = stores.rosters().load(account).items().keySet();
        assertThat(items.equals(Set.of(Victim.CONTACT)) || (mayBeRemoved && items.isEmpty()))
                .as("%s has %s", account, items)
                .isTrue();
    }

    private static List<String> killedAfter(int lines, String url, String name) throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        url,
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = victim.inputReader()) {
            List<String> acknowledged = new ArrayList<>(read(output, lines));
            assertThat(acknowledged).hasSize(lines);
            // By its handle, as the process object would close the pipe, where what it wrote before still stands.
            victim.toHandle().destroyForcibly();
            acknowledged.addAll(read(output, Integer.MAX_VALUE));
            assertThat(victim.waitFor()).isEqualTo(SIGKILLED);
            return acknowledged;
        } finally {
            victim.destroyForcibly();
        }
    }

    private static List<String> read(BufferedReader output, int lines) throws IOException {
        List<String> read = new ArrayList<>();
        while (read.size() < lines) {
            String line = output.readLine();
            if (line == null) {
                return read;
            }
            if (line.endsWith(Victim.END_OF_LINE)) {
                read.add(line);
            }
        }
        return read;
    }
}
