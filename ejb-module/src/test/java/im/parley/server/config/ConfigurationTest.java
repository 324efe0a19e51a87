package im.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.parley.server.config.ConnectionsOptions.Socket;
import im.parley.server.config.SessManOptions.ResourceConflict;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.spi.Processor;
import im.parley.server.spi.Spec;
import im.parley.server.spi.option.MessageRepositoryOptions;
import im.parley.server.spi.option.Option;
import im.parley.wire.port.ListenerOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Lookup NO_VARIABLES = new Lookup(_ -> null, _ -> null);

    private static Configuration configuration(String text) throws ConfigError {
        return configuration(text, NO_VARIABLES);
    }

    private static Configuration configuration(String text, Lookup lookup) throws ConfigError {
        return Configuration.parse(Catalogue.standard(), "config.tdsl", text, lookup);
    }

    private static List<String> refused(String text) {
        return refused(Catalogue.standard(), text);
    }

    private static List<String> refused(Catalogue catalogue, String text) {
        var error = catchThrowableOfType(
                ConfigError.class, () -> Configuration.parse(catalogue, "config.tdsl", text, NO_VARIABLES));
        assertThat(error).as("this should have been refused: %s", text).isNotNull();
        return error.problems().stream().map(Object::toString).toList();
    }

    @Nested
    class Defaults {

        @Test
        void anEmptyFileMeansDefaults() throws ConfigError {
            var configuration = configuration("");
            assertThat(configuration.root().domains().all()).containsExactly("localhost");
            assertThat(configuration.root().admins()).isEmpty();
            assertThat(configuration.bean("c2s", C2sOptions.class).connections().active().keySet())
                    .containsExactly(5222, 5223);
            var sessMan = configuration.bean("sess-man", SessManOptions.class);
            assertThat(sessMan.resourceConflict()).isEqualTo(ResourceConflict.REPLACE_OLD);
            assertThat(sessMan.authTimeout()).isEqualTo(Duration.ofMinutes(2));
            assertThat(sessMan.sasl().mechanisms().allows("SCRAM-SHA-256-PLUS")).isTrue();
            assertThat(configuration.bean("msgRepository", MessageRepositoryOptions.class).storeLimit("a.lit"))
                    .isEqualTo(100);
            assertThat(configuration.bean("vhost-man", "defaults", VhostManOptions.Defaults.class).tlsRequired())
                    .isTrue();
            assertThat(configuration.warnings()).isEmpty();
        }

        @Test
        void aMissingFileMeansDefaults(@TempDir Path home) throws ConfigError {
            var configuration = Configuration.load(home.resolve("etc/config.tdsl"), _ -> null, _ -> null);
            assertThat(configuration.effective()).isNotEmpty().allMatch(line -> line.origin().equals("default"));
        }

        @Test
        void everyDefaultIsInsideItsBounds() throws ConfigError {
            // A default does not pass the bounds on its way; written into the file it must.
            var text = new StringBuilder();
            for (var line : configuration("").effective()) {
                if (!line.value().equals("null")) {
                    var indent = String.join("", line.path().subList(0, line.path().size() - 1).stream()
                            .map(name -> "'" + name + "' {\n")
                            .toList());
                    text.setLength(0);
                    text.append(indent)
                            .append("'").append(line.path().getLast()).append("' = ").append(line.value()).append("\n")
                            .append("}\n".repeat(line.path().size() - 1));
                    assertThat(configuration(text.toString()).effective())
                            .filteredOn(written -> written.path().equals(line.path()))
                            .singleElement()
                            .satisfies(written -> assertThat(written.origin()).startsWith("config.tdsl:"));
                }
            }
        }

        @Test
        void aFileThatIsNotTextIsRefused(@TempDir Path home) throws Exception {
            var file = Files.write(home.resolve("config.tdsl"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
            assertThat(catchThrowableOfType(ConfigError.class, () -> Configuration.load(file, _ -> null, _ -> null)))
                    .hasMessageEndingWith(":1:1: the file is not UTF-8");
        }
    }

    @Nested
    class Values {

        @Test
        void theFileOfAnAdministrator() throws ConfigError {
            var configuration = configuration("""
                    'default-virtual-host' = 'capulet.lit'
                    'virtual-hosts' = [ 'montague.lit', 'capulet.lit' ]
                    admins = [ 'nurse@capulet.lit' ]
                    dataSource () { default () { uri = 'jdbc:postgresql://db/parley?user=p&password=secret' } }
                    userRepository { default () {} }
                    authRepository { default () {} }
                    msgRepository { 'store-limit' = 50
                        'montague.lit' { 'store-limit' = 7 } }
                    c2s () {
                        max-inactivity-time = PT15M
                        'max-stanza-bytes' = 64 * 1024
                        connections () {
                            ports = [ 5222, 5223 ]
                            5222 () {
                                ifc = [ '127.0.0.1', '::1' ]
                                'new-connections-throttling' = 150
                                tls () { required = true }
                            }
                            '5223' (active: false) {}
                            5224 () { socket = ssl; enableProxy = true }
                            5225 { socket = ssl }
                        }
                    }
                    sess-man () {
                        'resource-conflict' = 'reject-new'
                        user-connections-limit = 5
                        'sasl-provider' () {
                            'mechanism-selector' () {
                                'allowed-mechanisms' = 'SCRAM-SHA-256,SCRAM-SHA-256-PLUS'
                                disableScramPlus = 'true'
                            }
                        }
                        'jabber:iq:register' (active: false) {}
                    }
                    """);
            assertThat(configuration.root().domains().all()).containsExactly("capulet.lit", "montague.lit");
            assertThat(configuration.root().admins()).containsExactly("nurse@capulet.lit");
            var messages = configuration.root().stores().messages();
            assertThat(messages.storeLimit("montague.lit")).isEqualTo(7);
            assertThat(messages.storeLimit("capulet.lit")).isEqualTo(50);
            var sessMan = configuration.bean("sess-man", SessManOptions.class);
            assertThat(sessMan.resourceConflict()).isEqualTo(ResourceConflict.REJECT_NEW);
            assertThat(sessMan.maxResources()).isEqualTo(5);
            assertThat(sessMan.sasl().mechanisms().allowed()).containsExactly("SCRAM-SHA-256", "SCRAM-SHA-256-PLUS");
            assertThat(sessMan.sasl().mechanisms().allows("SCRAM-SHA-256")).isTrue();
            assertThat(sessMan.sasl().mechanisms().allows("SCRAM-SHA-256-PLUS")).isFalse();
            assertThat(sessMan.sasl().mechanisms().allows("PLAIN")).isFalse();

            var ports = configuration.bean("c2s", C2sOptions.class).connections().active();
            assertThat(ports).containsOnlyKeys(5222, 5224);
            assertThat(ports.get(5222)).satisfies(port -> {
                assertThat(port.socket(5222)).isEqualTo(Socket.PLAIN);
                assertThat(port.tlsRequired(5222)).isTrue();
            });
            assertThat(configuration.bean("c2s", C2sOptions.class).listeners(Duration.ofSeconds(30)))
                    .satisfiesExactly(
                            plain -> {
                                assertThat(plain.interfaces()).containsExactly("127.0.0.1", "::1");
                                assertThat(plain.directTls()).isFalse();
                                assertThat(plain.rates().connectionsPerSecond()).isEqualTo(150);
                                assertThat(plain.after().bytes()).isEqualTo(65536);
                                assertThat(plain.before().bytes()).isEqualTo(16384);
                                assertThat(plain.timeouts()).isEqualTo(new ListenerOptions.Timeouts(
                                        Duration.ofSeconds(30),
                                        Duration.ofMinutes(15),
                                        Duration.ofSeconds(5),
                                        new ListenerOptions.Silence(
                                                Duration.ofMinutes(29), Duration.ofMinutes(10), true)));
                            },
                            direct -> {
                                assertThat(direct.port()).isEqualTo(5224);
                                assertThat(direct.directTls()).isTrue();
                                assertThat(direct.proxyProtocol()).isTrue();
                                assertThat(direct.rates().connectionsPerSecond()).isZero();
                                assertThat(direct.rates().bytesPerSecond()).isEqualTo(333_334);
                            });
        }

        record Everything(
                @Option(name = "text", byDefault = "'x'", help = "") String text,
                @Option(name = "small", byDefault = "1", help = "") int small,
                @Option(name = "large", byDefault = "1L", help = "") long large,
                @Option(name = "real", byDefault = "1.5f", help = "") double real,
                @Option(name = "truth", byDefault = "false", help = "") boolean truth,
                @Option(name = "time", byDefault = "PT1S", unit = java.time.temporal.ChronoUnit.MILLIS, help = "") Duration time,
                @Option(name = "span", byDefault = "P1Y2M3D", help = "") Period span,
                @Option(name = "numbers", byDefault = "[ 1 ]", min = "0", help = "") List<Integer> numbers,
                @Option(name = "names", byDefault = "a,b", help = "") Set<String> names,
                @Option(name = "map", byDefault = "{}", help = "") Map<String, Integer> map,
                @Option(name = "maybe", min = "PT1S", help = "") Optional<Duration> maybe) {}

        private static final Catalogue EVERYTHING = Catalogue.standard()
                .with(List.of(new ProcessorOptions("all", false, true, Everything.class, "All types.")));

        private Everything everything(String body) throws ConfigError {
            return Configuration.parse(EVERYTHING, "config.tdsl", "sess-man { all { " + body + " } }", NO_VARIABLES)
                    .bean("sess-man", "all", Everything.class);
        }

        @Test
        void theBeanOfAServiceStandsOutsideOfAllBlocks() throws ConfigError {
            var catalogue = Catalogue.standard()
                    .with(List.of(new ProcessorOptions("all", true, true, Everything.class, "All types.")));
            var configuration =
                    Configuration.parse(catalogue, "config.tdsl", "all { small = 2 }", NO_VARIABLES);
            assertThat(configuration.options().of(Everything.class).small()).isEqualTo(2);
            assertThat(configuration.active(Spec.xep(45, "1").component("all"))).isTrue();
            assertThat(Configuration.parse(catalogue, "config.tdsl", "all (active: false) {}", NO_VARIABLES)
                            .active(Spec.xep(45, "1").component("all")))
                    .isFalse();
            assertThat(refused(catalogue, "sess-man { all { small = 2 } }")).isNotEmpty();
        }

        @Test
        void everyTypeHasADefault() throws ConfigError {
            assertThat(everything(""))
                    .isEqualTo(new Everything(
                            "x", 1, 1, 1.5, false, Duration.ofSeconds(1), Period.of(1, 2, 3), List.of(1),
                            Set.of("a", "b"), Map.of(), Optional.empty()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text = 543; small = 9; large = 9000000000L; real = 3; truth = true; time = 250; span = P4W;"
                            + " numbers = [ 1, 2 ]; names = [ 'c' ]; map = { a = 1 }; maybe = P2DT3H4M",
                    "text = '543'; small = '9'; large = '9000000000'; real = '3'; truth = 'true'; time = '250';"
                            + " span = 'P4W'; numbers = '1,2'; names = 'c'; map = { a = '1' }; maybe = 'P2DT3H4M'",
                    "text = 543, small = 3 * 3, large = 9 * 1000000000L, real = 3f, truth = true, time = 'PT0.25S',"
                            + " span = P4W, numbers = 1, 2, names = c, map = { a = 1 }, maybe = 'PT51H4M'"
                })
        void objectsAndPlainStringsMeanTheSame(String body) throws ConfigError {
            assertThat(everything(body))
                    .isEqualTo(new Everything(
                            "543", 9, 9_000_000_000L, 3, true, Duration.ofMillis(250), Period.ofDays(28),
                            List.of(1, 2), Set.of("c"), Map.of("a", 1),
                            Optional.of(Duration.ofDays(2).plusHours(3).plusMinutes(4))));
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                delimiter = '|',
                value = {
                    "text = [ 1 ]|a list is not text",
                    "small = 'x'|'x' is not a whole number",
                    "small = 1.5|1.5 is not a whole number",
                    "small = 3000000000|3000000000 is not between -2147483648 and 2147483647",
                    "real = 'x'|'x' is not a number",
                    "truth = 1|1 is not true or false",
                    "truth = yes|'yes' is not true or false",
                    "time = 'P1M'|'P1M' is not a fixed time: months and years differ in length",
                    "time = 'soon'|'soon' is not a duration such as PT15M or P30D, or a number of millis",
                    "span = PT1H|'PT1H' is not a period such as P2Y, P3M, P4W or P1Y2M3D",
                    "numbers = [ 1, 'x' ]|'x' is not a whole number",
                    "numbers = [ 1, -1 ]|-1 is less than the minimum of 0",
                    "numbers = [ null ]|null is not a whole number",
                    "map = [ 1 ]|a list is not a map: { key = value }",
                    "maybe = PT0.5S|PT0.5S is less than the minimum of PT1S"
                })
        void whatDoesNotFitIsRefused(String body, String message) {
            var option = body.substring(0, body.indexOf(' '));
            assertThat(refused(EVERYTHING, "sess-man { all { " + body + " } }"))
                    .singleElement()
                    .asString()
                    .startsWith("config.tdsl:1:")
                    .endsWith(": '" + option + "': " + message);
        }

        @Test
        void nullMeansTheDefault() throws ConfigError {
            assertThat(everything("small = null; time = env('NOT_SET')").small()).isEqualTo(1);
        }
    }

    @Nested
    class Names {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                delimiter = '|',
                value = {
                    "c2s { max-inactivty-time = 5 }|1:7: unknown key 'max-inactivty-time' in 'c2s'; did you mean 'max-inactivity-time'?",
                    "c2z {}|1:1: unknown bean 'c2z'; did you mean 'c2s'?",
                    "admin = 'x'|1:1: unknown key 'admin'; did you mean 'admins'?",
                    "sasl-provider () {}|1:1: unknown bean 'sasl-provider'; it belongs in 'sess-man'",
                    "c2s { auth-timeout = 5 }|1:7: unknown key 'auth-timeout' in 'c2s'; it belongs in 'sess-man'",
                    "c2s { admins = 'a' }|1:7: unknown key 'admins' in 'c2s'; it belongs outside of all blocks",
                    "c2s { connections { port5222 () {} } }|1:21: unknown bean 'port5222' in 'c2s' / 'connections'; expected <port>",
                    "c2s { connections { ports = [ 70000 ] } }|1:29: 'ports': 70000 is more than the maximum of 65535",
                    "sess-man { resource-conflict = 'replace-odl' }|1:32: 'resource-conflict': 'replace-odl' is not one of 'replace-old', 'reject-new', 'assign-new'; did you mean 'replace-old'?"
                })
        void unknownOnesAreRefusedWithAHint(String text, String message) {
            assertThat(refused(text)).containsExactly("config.tdsl:" + message);
        }

        @Test
        void severalMistakesAreReportedTogether() {
            var error = catchThrowableOfType(
                    ConfigError.class, () -> configuration("c2s { prots = 1 }\nadmins = { }\nx = 1 / 0"));
            assertThat(error.problems()).hasSize(4);
            assertThat(String.valueOf(error.getMessage()).lines()).hasSize(4).allMatch(line -> line.startsWith("config.tdsl:"));
        }

        @Test
        void whatTigaseHasAndParleyHasNotOnlyWarns() throws ConfigError {
            var configuration = configuration("""
                    cluster-mode = false
                    mix () {}
                    http { setup () { 'admin-user' = 'admin' } }
                    stun (active: false) {}
                    c2s { seeOtherHost () {} }
                    sess-man (class: tigase.server.xmppsession.SessionManager) {
                        'sm-threads-factor' = 3
                        zlib () { threadsNo = 30 }
                    }
                    vhost-man () { defaults () { trusted = null; 's2s-secret' = 'x' } }
                    """);
            assertThat(configuration.warnings())
                    .extracting(line -> line.replaceAll("(no effect|is used).*$", "$1"))
                    .containsExactlyInAnyOrder(
                            "config.tdsl:1:1: 'cluster-mode' has no effect",
                            "config.tdsl:2:1: 'mix' has no effect",
                            "config.tdsl:3:1: 'http' has no effect",
                            "config.tdsl:4:1: 'stun' has no effect",
                            "config.tdsl:5:7: 'seeOtherHost' has no effect",
                            "config.tdsl:6:1: class tigase.server.xmppsession.SessionManager is not loaded, Parley's own is used",
                            "config.tdsl:7:5: 'sm-threads-factor' has no effect",
                            "config.tdsl:8:5: 'zlib' has no effect",
                            "config.tdsl:10:46: 's2s-secret' has no effect");
        }

        @Test
        void aProcessorThatNoFeatureHasIsRefusedOnceTheFeaturesAreKnown() throws ConfigError {
            var configuration = configuration("sess-man { 'jabber:iq:rooster' () {} }");
            configuration.confirm(List.of("jabber:iq:rooster"));
            assertThat(catchThrowableOfType(
                            ConfigError.class, () -> configuration.confirm(List.of("jabber:iq:roster", "disco"))))
                    .hasMessage("config.tdsl:1:12: unknown bean 'jabber:iq:rooster' in 'sess-man'; did you mean"
                            + " 'jabber:iq:roster'?");
        }

        @Test
        void coreProcessorsWarnThatTheyCannotBeSwitchedOff() throws ConfigError {
            assertThat(configuration("sess-man { starttls (active: false) {} }").warnings())
                    .containsExactly(
                            "config.tdsl:1:12: 'starttls' has no effect: it is a part of the core and always on");
        }

        @Test
        void processorsAreSwitched() throws ConfigError {
            var configuration = configuration("""
                    sess-man {
                        'urn:xmpp:ping' (active: false) {}
                        'urn:xmpp:time' {}
                        'jabber:iq:version' () {}
                    }
                    """);
            assertThat(configuration.active("sess-man", "urn:xmpp:ping", true)).isFalse();
            assertThat(configuration.active("sess-man", "urn:xmpp:time", true)).isTrue();
            assertThat(configuration.active("sess-man", "urn:xmpp:time", false)).isFalse();
            assertThat(configuration.active("sess-man", "jabber:iq:version", false)).isTrue();
            assertThat(configuration.active("sess-man", "disco", true)).isTrue();
            assertThat(configuration.active("c2s", false)).isFalse();
        }

        @Processor(id = "jabber:iq:roster", help = "Contacts.")
        record RosterLimits(@Option(name = "max_roster_size", byDefault = "0", min = "0", help = "") int size) {}

        @Test
        void aFeatureOwnsTheRecordOfItsProcessor() throws ConfigError {
            var catalogue = Catalogue.standard().withRecords(List.of(RosterLimits.class));
            var text = "sess-man { 'jabber:iq:roster' () { 'max_roster_size' = 500 } }";
            assertThat(Configuration.parse(catalogue, "config.tdsl", text, NO_VARIABLES)
                            .options()
                            .of(RosterLimits.class))
                    .isEqualTo(new RosterLimits(500));
            assertThat(refused(catalogue, "sess-man { 'jabber:iq:roster' { max_rooster_size = 1 } }"))
                    .containsExactly("config.tdsl:1:33: unknown key 'max_rooster_size' in 'sess-man' /"
                            + " 'jabber:iq:roster'; did you mean 'max_roster_size'?");
        }
    }

    @Nested
    class Sources {

        @Test
        void theEnvironmentWinsOverTheFile() throws ConfigError {
            var lookup = new Lookup(
                    Map.of("PARLEY_DOMAIN", "verona.lit", "PARLEY_ADMINS", "a@verona.lit, b@verona.lit")::get, _ -> null);
            var root = configuration("default-virtual-host = capulet.lit", lookup).root();
            assertThat(root.domains().first()).isEqualTo("verona.lit");
            assertThat(root.admins()).containsExactly("a@verona.lit", "b@verona.lit");
        }

        @Test
        void whatStandsOutsideOfBlocksIsThereForEveryBean() throws ConfigError {
            var sessMan = configuration("--auth-timeout = 10\nmax-resources = 3\nstrand-limit = 11\nsess-man { strand-limit = 12 }")
                    .bean("sess-man", SessManOptions.class);
            assertThat(sessMan.authTimeout()).isEqualTo(Duration.ofSeconds(10));
            assertThat(sessMan.maxResources()).isEqualTo(3);
            assertThat(sessMan.strandLimit()).isEqualTo(12);
        }

        @Test
        void globalsAreForTheSystemProperties() throws ConfigError {
            var configuration = configuration("--virt-hosts = 'a.lit,b.lit'\n--some.thing = 5L");
            assertThat(configuration.globals()).containsOnly(Map.entry("virt-hosts", "a.lit,b.lit"), Map.entry("some.thing", "5"));
            assertThat(configuration.root().domains().more()).containsExactly("a.lit", "b.lit");
        }

        @Test
        void theEffectiveConfigurationNamesTheSourceOfEachValue() throws ConfigError {
            var lookup = new Lookup(Map.of("PARLEY_DOMAIN", "verona.lit", "LIMIT", "7")::get, _ -> null);
            var lines = configuration("""
                            dataSource { default () { uri = 'jdbc:h2:file:x;password=secret' } }
                            msgRepository { store-limit = env('LIMIT') }
                            c2s { connections { ports = 5299 } }
                            """, lookup)
                    .effective()
                    .stream()
                    .map(Effective::toString)
                    .toList();
            assertThat(lines)
                    .contains(
                            "default-virtual-host = 'verona.lit'   # environment PARLEY_DOMAIN",
                            "dataSource / default / uri = ***   # config.tdsl:1:27",
                            "msgRepository / store-limit = '7'   # config.tdsl:2:17 via env('LIMIT')",
                            "c2s / connections / ports = 5299   # config.tdsl:3:21",
                            "c2s / max-stanza-depth = 100   # default")
                    .noneMatch(line -> line.contains("secret"));
        }

        @Test
        void theEnvironmentNamesTheFile(@TempDir Path home) throws Exception {
            var file = Files.writeString(home.resolve("my.tdsl"), "", StandardCharsets.UTF_8);
            assertThat(ConfigLocation.file(new Lookup(Map.of("PARLEY_CONFIG", file.toString())::get, _ -> null)))
                    .isEqualTo(file);
            assertThat(ConfigLocation.file(new Lookup(_ -> null, Map.of("parley.home", home.toString())::get)))
                    .isEqualTo(home.resolve("etc/config.tdsl"));
            var missing = new Lookup(Map.of("PARLEY_CONFIG", "/no/such.tdsl")::get, _ -> null);
            assertThat(catchThrowableOfType(ConfigError.class, () -> ConfigLocation.file(missing)))
                    .hasMessage("/no/such.tdsl:1:1: PARLEY_CONFIG names this file, but it does not exist");
        }
    }

    @Nested
    class DataSources {
        private static final String CONTAINER = "jdbc:h2:file:/var/parley/data/parley;DB_CLOSE_ON_EXIT=FALSE";

        private Optional<String> mismatch(String file, String container) throws ConfigError {
            return configuration(file).root().stores().dataSources().mismatch(container, Set.of("socks5-store"));
        }

        @Test
        void anotherOneMayHaveAUse() throws ConfigError {
            assertThat(mismatch("dataSource { socks5-store () { uri = 'jdbc:h2:mem:other' } }", CONTAINER)).isEmpty();
        }

        @Test
        void nothingSaidIsNoMismatch() throws ConfigError {
            assertThat(mismatch("", CONTAINER)).isEmpty();
            assertThat(mismatch("dataSource { default () {} }", CONTAINER)).isEmpty();
        }

        @Test
        void theSameDatabaseWithOtherParametersIsNoMismatch() throws ConfigError {
            assertThat(mismatch(
                            "dataSource { default { uri = 'jdbc:postgresql://db/parley?user=a&password=b' } }",
                            "jdbc:postgresql://db/parley?ssl=true"))
                    .isEmpty();
        }

        @Test
        void anotherDatabaseSaysWhatToSetWithoutThePassword() throws ConfigError {
            assertThat(mismatch(
                            "dataSource { default { uri = 'jdbc:postgresql://db/parley?user=romeo&password=secret' } }",
                            CONTAINER))
                    .contains("dataSource 'default': uri is jdbc:postgresql://db/parley, but the server runs with"
                            + " jdbc:h2:file:/var/parley/data/parley; remove uri, or start with"
                            + " PARLEY_DB_DRIVER=postgresql PARLEY_DB_URL='jdbc:postgresql://db/parley'"
                            + " PARLEY_DB_USER=romeo PARLEY_DB_PASSWORD=<password>");
        }

        @Test
        void sqlServerNamesTheDatabaseInAParameter() throws ConfigError {
            var file = "dataSource { default { uri = 'jdbc:sqlserver://db:1433;databaseName=parley;user=x' } }";
            assertThat(mismatch(file, "jdbc:sqlserver://db:1433;databaseName=parley")).isEmpty();
            assertThat(mismatch(file, "jdbc:sqlserver://db:1433;databaseName=other")).isPresent();
        }

        @Test
        void aDatabasePerDomainIsRefused() throws ConfigError {
            assertThat(mismatch("dataSource { 'example.com' () { uri = 'jdbc:h2:x' } }", CONTAINER))
                    .contains("dataSource 'example.com': this version keeps all domains in one database, named 'default'");
        }
    }
}
