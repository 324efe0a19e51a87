package im.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.config.tdsl.Document;
import im.parley.server.config.tdsl.DocumentReader;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Problems;
import im.parley.server.config.tdsl.Value;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever stands in the file, the answer is a configuration or a {@link ConfigError} with a place. */
class ConfigurationFuzzTest {
    private static final Lookup LOOKUP = new Lookup(_ -> null, _ -> null);
    private static final String SEED = """
            # comment
            --debug = 'server,xmpp.impl'
            'default-virtual-host' = "capulet.lit"
            admins = [ 'nurse@capulet.lit', env('WHO') ]
            dataSource () { default () { uri = 'jdbc:h2:' + prop('home', '/tmp') + '/x' } }
            certificate-container { custom-certificates = { 'a.lit' = '/x.pem', b = '/y.pem' } }
            c2s (class: a.b.C, active: true) {
                max-inactivity-time = PT15M; elements-number-limit = 5L * 100 - 1 / 1
                connections () {
                    ports = 5222,5223
                    5224 () { socket = ssl, enableProxy = true }
                    '5223' (active: false) {}
                }
            }
            sess-man { 'urn:xmpp:ping' (active: false) {}
                'resource-conflict' = 'reject-new' }
            """;
    private static final String PIECES = "'\"{}[]()=:,;#+-*/\\\n\r\t 0159.aLfdé\u0000\ufeff\ud83c";

    private final Random random = new Random(20260101);

    @Test
    @Timeout(600)
    void mutatedFilesGiveAConfigurationOrAConfigError() {
        int refused = 0;
        for (int i = 0; i < 1_500; i++) {
            refused += outcome(mutated(SEED)) ? 0 : 1;
        }
        // Most mutations break something; if none did, the mutations would be no test.
        assertThat(refused).isBetween(500, 1_500);
    }

    @Test
    @Timeout(600)
    void randomFilesGiveAConfigurationOrAConfigError() {
        for (int i = 0; i < 1_500; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(80); length > 0; length--) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            var _ = outcome(text.toString());
        }
    }

    @Test
    void longAndWideFilesStayFast() {
        var wide = "x = [ " + "'abc', ".repeat(100_000) + " ]\n";
        var began = System.nanoTime();
        var _ = outcome(wide + "c2s {\n" + "# comment\n".repeat(100_000) + "}\n" + "a + ".repeat(10_000));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void everyTextSurvivesQuotingAndReading() {
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            var line = text.toString().replaceAll("[\r\n]", "");
            var problems = new Problems();
            Document document =
                    new DocumentReader("config.tdsl", LOOKUP, problems).read("x = " + Value.quoted(line));
            assertThat(problems.inOrder()).isEmpty();
            assertThat(document.root().settings().get("x"))
                    .isNotNull()
                    .satisfies(setting -> assertThat(setting.value().plain()).isEqualTo(line));
        }
    }

    /** True for a configuration, false for an orderly refusal; anything else escapes and fails the test. */
    private static boolean outcome(String text) {
        try {
            var _ = Configuration.parse(Catalogue.standard(), "config.tdsl", text, LOOKUP);
            return true;
        } catch (ConfigError e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.at().line()).isPositive();
                assertThat(problem.at().column()).isPositive();
                assertThat(problem.message()).isNotBlank();
            });
            return false;
        }
    }

    private String mutated(String seed) {
        var text = new StringBuilder(seed);
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            var at = random.nextInt(text.length());
            var end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
                default -> text.delete(at, Math.max(at + 1, end));
            }
        }
        return text.toString();
    }
}
