package im.parley.server.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.config.Catalogue;
import im.parley.server.config.Configuration;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.spi.About;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.PasswordKeys;
import im.parley.server.spi.Spec;
import im.parley.store.credential.Credential;
import im.parley.store.memory.MemoryStores;
import im.parley.store.migration.Inspection.Finding;
import im.parley.store.migration.Inspection.Grade;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Jid PRINCE = Jid.of("prince@verona.example");
    private static final String PASSWORD = "escalus of verona";

    @TempDir
    private Path home;

    private final MemoryStores stores = MemoryStores.create();
    private final Map<String, String> environment = new HashMap<>();
    private final List<TakeEffect> effects = new ArrayList<>();
    private Lookup lookup = new Lookup(_ -> null, _ -> null);

    @BeforeEach
    void processOfItsOwn() {
        lookup = new Lookup(environment::get, Map.of("parley.home", home.toString(), "parley.exit-on-failure", "true")::get);
    }

    private Setup setup() throws Exception {
        Catalogue catalogue = Catalogue.standard();
        Configuration configuration = Configuration.load(catalogue, home.resolve("etc/config.tdsl"), lookup);
        return new Setup(
                new Installation(new About("Parley", "1", NOW), configuration, catalogue, features()),
                administrators(configuration),
                database(),
                first(),
                effects::add,
                Clock.fixed(NOW, ZoneOffset.UTC),
                lookup);
    }

    private static List<Spec> features() {
        return List.of(
                Spec.xep(199, "2").processor("urn:xmpp:ping"),
                Spec.xep(86, "1").processor("legacy-error-codes").offByDefault());
    }

    private static Administrators administrators(Configuration configuration) {
        return new Administrators(Set.copyOf(configuration.root().admins().stream().map(Jid::of).toList()));
    }

    private static JdbcDataSource database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:");
        return source;
    }

    private FirstAdministrator first() {
        return new FirstAdministrator(stores.users(), stores.credentials(), stores.tokens(), home);
    }

    private static Answers answers(Answers.Basic basic) {
        return new Answers(
                basic,
                Map.of("c2s-direct-tls", false),
                Map.of("urn:xmpp:ping", false, "legacy-error-codes", true),
                Answers.DatabaseChoice.KEEP,
                new Answers.Security(false, true, false, true));
    }

    private static Answers answers() {
        return answers(new Answers.Basic("verona.example", List.of("capulet.example"), "prince", PASSWORD));
    }

    private void file(String text) throws IOException {
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/config.tdsl"), text);
    }

    private String file() throws IOException {
        return Files.readString(home.resolve("etc/config.tdsl"));
    }

    @Test
    void itIsOpenWhileNobodyIsAnAdministrator() throws Exception {
        assertThat(setup().open()).isTrue();

        file("admins = [ 'prince@verona.example' ]");
        assertThat(setup().open()).isFalse();
        assertThat(setup().invitation()).isEmpty();
        assertThat(setup().enter("192.0.2.1", "")).isEqualTo(new Entry.Closed());
    }

    @Test
    void theTokenOpensItAndNothingElseDoes() throws Exception {
        Setup setup = setup();

        assertThat(setup.enter("192.0.2.1", setup.invitation().orElseThrow())).isEqualTo(new Entry.Granted());
        assertThat(setup.enter("192.0.2.1", "")).isEqualTo(new Entry.Refused());
        assertThat(setup().invitation()).as("each start has its own").isNotEqualTo(setup.invitation());
    }

    @Test
    void whoGuessesHasToWaitEvenWithTheRightToken() throws Exception {
        Setup setup = setup();
        for (int guess = 0; guess < Guesses.ALLOWED; guess++) {
            assertThat(setup.enter("192.0.2.1", "guess" + guess)).isEqualTo(new Entry.Refused());
        }

        assertThat(setup.enter("192.0.2.1", setup.invitation().orElseThrow())).isInstanceOf(Entry.Wait.class);
    }

    @Test
    void theReviewShowsTheFileThatFollows() throws Exception {
        Review review = setup().review(answers());

        assertThat(review.problems()).isEmpty();
        assertThat(review.text().lines().filter(line -> !line.startsWith("#")).toList()).containsExactly(
                "",
                "'default-virtual-host' = 'verona.example'",
                "'virtual-hosts' = [ 'capulet.example' ]",
                "'admins' = [ 'prince@verona.example' ]",
                "'c2s' {",
                "    'connections' {",
                "        '5223' (active: false) {}",
                "    }",
                "}",
                "'sess-man' {",
                "    'legacy-error-codes' (active: true) {}",
                "    'urn:xmpp:ping' (active: false) {}",
                "}",
                "'vhost-man' {",
                "    'defaults' {",
                "        'vhost-register-enabled' = false",
                "    }",
                "}");
        assertThat(review.text()).doesNotContain(PASSWORD);
    }

    @Test
    void whatThePresentFileSaysBesidesTheAnswersStays() throws Exception {
        environment.put("LIMIT", "7");
        file("""
                --my.flag = 'yes'
                'default-virtual-host' = 'localhost'
                c2s () {
                    'max-auth-attempts' = env('LIMIT')
                    connections () {
                        ports = [ 5222, 5223, 5299 ]
                    }
                }
                'sess-man' () {
                    'jabber:iq:register' () {
                    }
                }
                """);

        String text = setup().review(answers()).text();

        assertThat(text)
                .contains("--my.flag = 'yes'")
                .contains("'max-auth-attempts' = env('LIMIT')")
                .contains("'ports' = [ 5222, 5223, 5299 ]")
                .contains("'jabber:iq:register' () {}")
                .contains("'default-virtual-host' = 'verona.example'")
                .doesNotContain("localhost");
    }

    @Test
    void savingWritesForTheOwnerAloneAndKeepsWhatWas() throws Exception {
        file("# mine\n");
        Setup setup = setup();

        assertThat(setup.save(answers(), setup.review(answers()).text()))
                .isEqualTo(new Outcome.Saved("prince@verona.example"));

        assertThat(file()).contains("'admins' = [ 'prince@verona.example' ]");
        assertThat(Files.readString(home.resolve("etc/config.tdsl.20261127-100000"))).isEqualTo("# mine\n");
        try (Stream<Path> files = Files.list(home.resolve("etc"))) {
            assertThat(files).hasSize(3).allSatisfy(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
                assertThat(Files.readString(file)).doesNotContain(PASSWORD);
            });
        }
        assertThat(setup.open()).isFalse();
        assertThat(effects).isEmpty();
        setup.takeEffect();
        assertThat(effects).hasSize(1);
        assertThat(setup().open()).as("after the next start").isFalse();
    }

    @Test
    void theNextStartMakesTheAccount() throws Exception {
        Setup setup = setup();
        setup.save(answers(), setup.review(answers()).text());

        first().appoint();

        assertThat(stores.users().find(PRINCE).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        assertThat(stores.credentials().of(PRINCE)).extracting(Credential::mechanism)
                .containsExactlyInAnyOrder("SHA-1", "SHA-256", "SHA-512");
        assertThat(first().announced()).isFalse();
        first().appoint();
    }

    /** Somebody may have registered the address before, hoping for an administrator of that name. */
    @Test
    void anAccountThatSomebodyElseHasMadeIsTakenOver() throws Exception {
        List<Credential> theirs = new PasswordKeys(4096).of("their-phone", "iago was here");
        stores.users().create(new User(PRINCE, Status.DISABLED, NOW), theirs);
        Setup setup = setup();
        setup.save(answers(), setup.review(answers()).text());

        first().appoint();

        assertThat(stores.credentials().of(PRINCE)).extracting(Credential::id).containsOnly(Credential.DEFAULT);
        assertThat(stores.users().find(PRINCE).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void answersThatCannotBeAreNamed() throws Exception {
        Answers bad = answers(new Answers.Basic("Verona.EXAMPLE", List.of("no domain"), "Prince@", "short"));

        assertThat(setup().review(bad).problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("domain", "moreDomains", "administrator", "password");
        assertThat(setup().save(bad, "")).isInstanceOf(Outcome.Refused.class);
        assertThat(home.resolve("etc")).doesNotExist();
    }

    @Test
    void aTextThatNoStartWouldTakeIsNotSaved() throws Exception {
        String typo = setup().review(answers()).text() + "'c2z' { }\n";

        assertThat(setup().save(answers(), typo)).isInstanceOfSatisfying(Outcome.Refused.class, refused ->
                assertThat(refused.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("text");
                    assertThat(problem.message()).contains("c2z").contains("c2s");
                }));
    }

    @Test
    void aTextThatLocksTheAdministratorOutIsNotSaved() throws Exception {
        Setup setup = setup();

        assertThat(setup.save(answers(), "'default-virtual-host' = 'mantua.example'"))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.problems()).hasSize(2));
    }

    @Test
    void itSavesOnce() throws Exception {
        Setup setup = setup();
        String text = setup.review(answers()).text();
        setup.save(answers(), text);

        assertThat(setup.save(answers(), text)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aDatabaseNobodyCanReachIsRed() throws Exception {
        var nowhere = new Answers.DatabaseChoice(false, "127.0.0.1", 1, "chat", "parley", "s3cret", "prefer");

        assertThat(setup().inspect(nowhere)).singleElement().satisfies(finding -> {
            assertThat(finding.grade()).isEqualTo(Grade.RED);
            assertThat(finding.text()).doesNotContain("s3cret");
        });
    }

    /** A driver does what the parameters in an address say, so nobody may put any there. */
    @Test
    void anAddressIsMadeOfNamesAlone() throws Exception {
        var parameters = new Answers.DatabaseChoice(
                false, "127.0.0.1", 5432, "chat?socketFactory=x", "parley", "s3cret", "prefer");

        assertThat(setup().inspect(parameters)).extracting(Finding::grade).containsExactly(Grade.RED);
        assertThat(Databases.problem(parameters)).isPresent();
    }

    @Test
    void theEnvironmentKeepsItsDatabase() throws Exception {
        environment.put("PARLEY_DB_URL", "jdbc:h2:mem:");
        var another = new Answers.DatabaseChoice(false, "127.0.0.1", 5432, "chat", "parley", "s3cret", "prefer");
        Answers answers = new Answers(
                answers().basic(), Map.of(), Map.of(), another, new Answers.Security(true, true, false, true));

        assertThat(setup().proposal().database().changeable()).isFalse();
        assertThat(setup().review(answers).problems()).extracting(Problem::field).containsExactly("database");
    }

    @Test
    void thePresentDatabaseIsGreen() throws Exception {
        assertThat(setup().inspect(Answers.DatabaseChoice.KEEP)).extracting(Finding::grade).containsOnly(Grade.GREEN);
    }

    @Test
    void passwordsStayOutOfLogs() {
        assertThat(answers().toString()).doesNotContain(PASSWORD);
        assertThat(new Answers.DatabaseChoice(false, "h", 1, "n", "u", "s3cret", "x").toString())
                .doesNotContain("s3cret");
    }
}
