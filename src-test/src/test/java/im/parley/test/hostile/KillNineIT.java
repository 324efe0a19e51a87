package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.OwnServer;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** SIGKILL in the middle of work: what the server has confirmed is there when it comes back. Three times, on H2. */
class KillNineIT {
    private static final long SEED = Long.getLong("parley.kill.seed", System.nanoTime());
    private static final int KILLS = 3;
    private static final int WRITERS = 3;
    private static final int CONFIRMATIONS = 120;
    private static final int MORE_CONFIRMATIONS = 120;
    private static final long PATIENCE_SECONDS = 120;

    private static final Name BODY = Name.of(Namespaces.CLIENT, "body");
    private static final Name QUERY = Name.of("jabber:iq:roster", "query");
    private static final Name ITEM = Name.of("jabber:iq:roster", "item");

    private static final String CONFIGURATION = """
            'default-virtual-host' = '%s'
            c2s () {
              'last_minute_bin_limit' = 0L
            }
            msgRepository () {
              'store-limit' = 1000000
            }
            'sess-man' () {
              'sasl-provider' () {
                'scram-iterations' = 4096
              }
              'jabber:iq:register' () {
                limit = 0
              }
            }
            """.formatted(OwnServer.DOMAIN);

    private final AtomicInteger confirmations = new AtomicInteger();
    private final Map<String, Ledger> ledgers = new HashMap<>();

    @Test
    void whatWasConfirmedSurvivesAKill() throws Exception {
        System.out.println("KillNineIT: -Dparley.kill.seed=" + SEED);
        Random random = new Random(SEED);
        try (OwnServer server = OwnServer.start("kill", CONFIGURATION)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                String user = "writer" + writer;
                Guest.register(server, user);
                Guest.register(server, Writer.reader(user));
                ledgers.put(user, new Ledger(confirmations));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                killInTheMiddle(server, CONFIRMATIONS + random.nextInt(MORE_CONFIRMATIONS), random.nextLong());
                server.startAgain();
                ledgers.forEach((user, ledger) -> check(server, user, ledger));
            }
            everyAccountLogsIn(server);
        }
    }

    /** The writers end by themselves when their streams break. */
    private void killInTheMiddle(OwnServer server, int enough, long seed) throws Exception {
        confirmations.set(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing = new ArrayList<>();
            ledgers.forEach((user, ledger) ->
                    writing.add(threads.submit(new Writer(server, user, ledger, seed + user.hashCode()))));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (confirmations.get() < enough) {
                assertThat(System.nanoTime()).as("time for %d confirmations", enough).isLessThan(deadline);
                assertThat(writing).as("writers that have ended").noneMatch(Future::isDone);
                TimeUnit.MILLISECONDS.sleep(1);
            }
            server.kill();
            for (Future<?> writer : writing) {
                writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        System.out.println("killed after " + confirmations + " confirmations");
    }

    private static void check(OwnServer server, String user, Ledger ledger) {
        try (Guest guest = Guest.logIn(server, user)) {
            Map<String, String> roster = roster(guest);
            assertThat(ledger.contradictions(roster)).as("roster of %s, seed %d", user, SEED).isEmpty();
            ledger.settle(roster);
        }
        List<Integer> delivered = offlineMessages(server, Writer.reader(user), ledger.messages());
        assertThat(delivered).as("messages to %s, seed %d", Writer.reader(user), SEED).isSorted();
        assertThat(delivered).doesNotHaveDuplicates().containsAll(ledger.messages());
        ledger.messagesDelivered();
    }

    private static Map<String, String> roster(Guest guest) {
        Map<String, String> roster = new HashMap<>();
        Element answer = guest.ask("get", "<query xmlns='jabber:iq:roster'/>");
        for (Element item : answer.first(QUERY).orElseThrow().elements(ITEM)) {
            roster.put(item.attribute("jid", ""), item.attribute("name", ""));
        }
        return roster;
    }

    /** Reads until all that must come has come; what was sent and not confirmed may come too. */
    private static List<Integer> offlineMessages(OwnServer server, String reader, Set<Integer> expected) {
        List<Integer> delivered = new ArrayList<>();
        Set<Integer> missing = new HashSet<>(expected);
        try (Guest guest = Guest.logIn(server, reader)) {
            guest.send("<presence/>");
            while (!missing.isEmpty()) {
                int number = number(guest.await(KillNineIT::isMessage));
                delivered.add(number);
                missing.remove(number);
            }
            guest.ping();
            guest.takeKept().stream().filter(KillNineIT::isMessage).map(KillNineIT::number).forEach(delivered::add);
            guest.leave();
        }
        return delivered;
    }

    private static boolean isMessage(Element element) {
        return element.name().local().equals("message");
    }

    private static int number(Element message) {
        return Integer.parseInt(message.textOf(BODY));
    }

    private void everyAccountLogsIn(OwnServer server) {
        for (Ledger ledger : ledgers.values()) {
            for (String user : ledger.accounts()) {
                try (Guest guest = Guest.logIn(server, user)) {
                    guest.ping();
                }
            }
        }
    }
}
