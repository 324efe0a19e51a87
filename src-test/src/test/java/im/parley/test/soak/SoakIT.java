package im.parley.test.soak;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.TestClient;
import im.parley.test.container.OwnServer;
import im.parley.test.soak.Post.Entry;
import im.parley.test.soak.Post.Fate;
import im.parley.test.soak.Script.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two clients of each account, with stream management and carbons, over a network that delays, swallows and cuts. With
 * {@code -Dparley.soak.seconds=7200 -Dparley.soak.clients=2000} it takes longer and more of them take part.
 */
class SoakIT {
    private static final int CLIENTS = Integer.getInteger("parley.soak.clients", 500);
    private static final Duration STORM = Duration.ofSeconds(Long.getLong("parley.soak.seconds", 15));
    private static final Duration PAUSE = Duration.ofMillis(Long.getLong("parley.soak.pause", 1000));
    private static final long SEED = Long.getLong("parley.soak.seed", System.nanoTime());
    private static final Duration UNDER_FIRE = Duration.ofSeconds(5);
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String CONFIGURATION = """
            'default-virtual-host' = '%s'
            c2s () {
              'last_minute_bin_limit' = 0L
              'urn:xmpp:sm:3' () {
                'resumption-timeout' = 900
              }
            }
            'sess-man' () {
              'sasl-provider' () {
                'scram-iterations' = 4096
              }
              'jabber:iq:register' () {
                'require-tls' = false
                limit = 0
              }
            }
            'vhost-man' () {
              defaults () {
                'vhost-tls-required' = false
              }
            }
            """.formatted(OwnServer.DOMAIN);

    private final Company company = new Company(CLIENTS);
    private final Post post = new Post(CLIENTS);
    private final Script script = new Script(PAUSE);
    private final OwnServer server = OwnServer.start("soak", CONFIGURATION);
    private final BadNetwork network = BadNetwork.before(server.address(), SEED);
    private final List<Correspondent> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void everybodyIsThere() {
        for (int account = 0; account < company.accounts(); account++) {
            try (TestClient client = server.connect()) {
                client.openStream();
                client.register(Company.user(account), Company.PASSWORD);
            }
        }
        for (int number = 0; number < company.clients(); number++) {
            Correspondent client = new Correspondent(number, company, post, script, network.address());
            clients.add(client);
            threads.add(Thread.ofVirtual().name(Company.full(number)).start(client));
        }
        await(Correspondent::isReady);
    }

    @AfterEach
    void allLeave() {
        script.act(Act.LEAVE);
        network.close();
        server.close();
    }

    @Test
    void everyLetterComesOnceAndInOrder() throws InterruptedException {
        theStorm();
        theKill();
        afterwards();
        everyoneLeaves();
        theArchives();
        assertThat(post.violations()).isEmpty();
        System.out.println(summary());
    }

    /** Sessions outlive their connections: each of the two clients of an account has everything, once. */
    private void theStorm() throws InterruptedException {
        network.weather(Weather.STORM);
        script.act(Act.WRITE);
        Thread.sleep(STORM);
        script.act(Act.READ);
        network.weather(Weather.FAIR);
        await(Correspondent::isSettled);
        awaitLetters(0);

        assertThat(post.violations()).isEmpty();
        assertThat(clients).allMatch(client -> client.sessions() == 1);
        assertThat(clients.stream().mapToInt(Correspondent::resumptions).sum()).isGreaterThan(CLIENTS / 2);
    }

    /** What the server has acknowledged it must not forget, and it must not say anything twice. */
    private void theKill() throws InterruptedException {
        script.nextChapter();
        network.weather(Weather.STORM);
        script.act(Act.WRITE);
        Thread.sleep(UNDER_FIRE);
        server.kill();
        network.weather(Weather.FAIR);
        server.startAgain();
        await(client -> client.sessions() == 2 && client.isReady());
    }

    private void afterwards() throws InterruptedException {
        script.nextChapter();
        Thread.sleep(CALM);
        script.act(Act.READ);
        await(Correspondent::isSettled);
        awaitLetters(2);
    }

    private void everyoneLeaves() throws InterruptedException {
        script.act(Act.LEAVE);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void theArchives() {
        for (int account = 0; account < company.accounts(); account++) {
            Mailbox archive = Archives.read(server, account, post);
            int owner = account;
            for (Entry entry : post.entries()) {
                boolean concerned = entry.account() == owner || Company.accountOf(entry.letter().sender()) == owner;
                if (concerned && entry.fate() == Fate.ACKNOWLEDGED && !archive.has(entry.letter())) {
                    post.violation(entry + " is not in the archive of " + Company.bare(owner));
                }
            }
        }
    }

    private void await(Predicate<Correspondent> wanted) {
        await(() -> wanted);
    }

    private void awaitLetters(int chapter) {
        await(() -> {
            Expected expected = Expected.of(post, chapter);
            return client -> expected.missing(client).isEmpty();
        });
    }

    private void await(Supplier<Predicate<Correspondent>> look) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Correspondent> late = List.copyOf(clients);
        while (!late.isEmpty() && System.nanoTime() < deadline) {
            late = late.stream().filter(look.get().negate()).toList();
            pause(Duration.ofMillis(late.isEmpty() ? 0 : 100));
        }
        assertThat(late.stream().limit(10).map(this::report)).as(this::summary).isEmpty();
    }

    private String report(Correspondent client) {
        List<Entry> missing = Expected.of(post, script.chapter()).missing(client);
        return client.state() + ", misses " + missing.stream().limit(3).toList();
    }

    private String summary() {
        return "seed %d: %d letters, %d accidents, %d resumptions; violations: %s".formatted(
                SEED,
                post.entries().size(),
                network.accidents(),
                clients.stream().mapToInt(Correspondent::resumptions).sum(),
                post.violations().stream().limit(20).toList());
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
