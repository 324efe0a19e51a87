package im.parley.server.config;

import static im.parley.server.config.Reading.NO_VARIABLES;
import static im.parley.server.config.Reading.configuration;
import static im.parley.server.config.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.config.ConnectionsOptions.Socket;
import im.parley.server.config.SessManOptions.ResourceConflict;
import im.parley.server.spi.Spec;
import im.parley.server.spi.option.Option;
import im.parley.wire.addr.AddressBlock;
import im.parley.wire.port.ListenerOptions;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says, and what fits. */
class ConfigurationValuesTest {
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

    @Test
    void aConnectionManagerSaysWhereItListensAndWhoMayCome() throws ConfigError {
        var configuration = configuration("""
                c2s {
                    ifc = [ '192.0.2.7' ]
                    'ip-whitelist' = [ '10.0.0.0/8', '::1' ]
                    connections { '5223' () { ifc = [ '*' ] } }
                }
                ext { 'ip-whitelist' = '192.0.2.0/24', 'max-auth-attempts' = 1, 'auth-timeout' = 15 }
                """);
        assertThat(configuration.bean("c2s", C2sOptions.class).listeners(Duration.ofSeconds(30)))
                .allSatisfy(port -> assertThat(port.rates().allowed())
                        .containsExactly(AddressBlock.of("10.0.0.0/8"), AddressBlock.of("::1")))
                .extracting(ListenerOptions::interfaces)
                .containsExactly(List.of("192.0.2.7"), List.of("*"));
        var components = configuration.bean("ext", ExtOptions.class);
        assertThat(components.listeners()).singleElement().satisfies(port -> {
            assertThat(port.interfaces()).containsExactly("127.0.0.1");
            assertThat(port.rates().allowed()).containsExactly(AddressBlock.of("192.0.2.0/24"));
            assertThat(port.timeouts().login()).isEqualTo(Duration.ofSeconds(15));
        });
        assertThat(components.outgoing(false).rates().allowed()).isEmpty();
        assertThat(components.maxAuthAttempts()).isEqualTo(1);
    }

    /** As Tigase's guide writes them. */
    @Test
    void oneTextMayStandInAListAndHostsBehindSemicolons() throws ConfigError {
        var configuration = configuration("""
                'default-virtual-host' = [ 'devel.example.org' ]
                c2s { 'cm-see-other-host' { 'default-host' = 'host1;host2; host3' } }
                """);
        assertThat(configuration.root().domains().first()).isEqualTo("devel.example.org");
        assertThat(configuration.bean("c2s", C2sOptions.class).elsewhere().hosts())
                .containsExactly("host1", "host2", "host3");
    }

    /** Tigase's guide: {@code 'watchdog-delay' = 60000} is a minute, and outside of all blocks it holds for all of them. */
    @Test
    void theWatchdogCountsInMilliseconds() throws ConfigError {
        var configuration = configuration("""
                'watchdog-timeout' = 70000
                'watchdog-delay' = 60000L
                'watchdog-ping-type' = 'WHITESPACE'
                """);
        assertThat(configuration.bean("c2s", C2sOptions.class).watchdog().silence())
                .isEqualTo(new ListenerOptions.Silence(Duration.ofSeconds(70), Duration.ofMinutes(1), false));
        assertThat(configuration.bean("ext", ExtOptions.class).timeouts().silence()).isEqualTo(Duration.ofSeconds(70));
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
                "text = [ 1, 2 ]|a list is not text",
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
