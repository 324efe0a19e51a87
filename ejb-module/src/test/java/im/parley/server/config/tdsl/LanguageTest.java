package im.parley.server.config.tdsl;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.config.tdsl.Value.Entries;
import im.parley.server.config.tdsl.Value.Items;
import im.parley.server.config.tdsl.Value.Nothing;
import im.parley.server.config.tdsl.Value.Real;
import im.parley.server.config.tdsl.Value.Text;
import im.parley.server.config.tdsl.Value.Truth;
import im.parley.server.config.tdsl.Value.Whole;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration language of the administration guide, section 2.6.1. */
class LanguageTest {
    private static final Lookup LOOKUP = new Lookup(
            Map.of("WHO", "juliet", "PORTS", "5222,5223", "CORES", "4")::get,
            Map.of("user.home", "/home/juliet", "empty", "")::get);

    private static Document read(String text) {
        var problems = new Problems();
        var document = new DocumentReader("config.tdsl", LOOKUP, problems).read(text);
        assertThat(problems.inOrder()).isEmpty();
        return document;
    }

    private static List<String> problemsOf(String text) {
        var problems = new Problems();
        var _ = new DocumentReader("config.tdsl", LOOKUP, problems).read(text);
        return problems.inOrder().stream().map(Problem::toString).toList();
    }

    private static Value valueOf(String expression) {
        return in(read("x = " + expression).root().settings(), "x").value();
    }

    private static <T> T in(Map<String, T> map, String key) {
        assertThat(map).containsKey(key);
        return Objects.requireNonNull(map.get(key));
    }

    private static List<String> plainItems(Value value) {
        return ((Items) value).items().stream().map(Value::plain).toList();
    }

    @Nested
    class Values {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "'test'|test",
                    "\"test\"|test",
                    "'say \"hi\"'|say \"hi\"",
                    "\"it's\"|it's",
                    "'it\\'s'|it's",
                    "'back\\\\slash'|back\\slash",
                    "'C:\\data\\n'|C:\\data\\n",
                    "'test#242'|test#242",
                    "'=:,[]#+-*/{}();'|=:,[]#+-*/{}();",
                    "''|``",
                    "'äöü 漢字 🎭'|äöü 漢字 🎭",
                    "CONFIG|CONFIG",
                    "tigase.xmpp.impl.MobileV1|tigase.xmpp.impl.MobileV1",
                    "juliet@capulet.lit|juliet@capulet.lit",
                    "127.0.0.1|127.0.0.1",
                    "PT15M|PT15M",
                    "PT20.345S|PT20.345S"
                },
                delimiter = '|')
        void textIsQuotedEitherWayOrPlain(String expression, String text) {
            assertThat(valueOf(expression)).isInstanceOfSatisfying(Text.class, value -> assertThat(value.text())
                    .isEqualTo(text == null ? "" : text));
        }

        @ParameterizedTest
        @CsvSource({"543,543", "23645434L,23645434", "7l,7", "-1,-1", "- 5L,-5", "4000000000,4000000000", "007,7"})
        void integersAndLongsAreWhole(String expression, long number) {
            assertThat(valueOf(expression)).isInstanceOfSatisfying(Whole.class, value -> assertThat(value.number())
                    .isEqualTo(number));
        }

        @ParameterizedTest
        @CsvSource({"231.342f,231.342", "1.5,1.5", "1.5d,1.5", "2f,2", "2D,2", "1.5e3,1500", "-0.5,-0.5"})
        void floatsAndDoublesAreReal(String expression, double number) {
            assertThat(valueOf(expression)).isInstanceOfSatisfying(Real.class, value -> assertThat(value.number())
                    .isEqualTo(number));
        }

        @Test
        void booleansAndNull() {
            assertThat(valueOf("true")).isInstanceOfSatisfying(Truth.class, v -> assertThat(v.truth()).isTrue());
            assertThat(valueOf("false")).isInstanceOfSatisfying(Truth.class, v -> assertThat(v.truth()).isFalse());
            assertThat(valueOf("null")).isInstanceOf(Nothing.class);
            assertThat(valueOf("'true'")).isInstanceOf(Text.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "['a', 'b', 'c']",
                    "[ 'a','b' , 'c' ]",
                    "[\n 'a'\n 'b'\n 'c'\n]",
                    "[\n 'a',\n 'b',\n 'c',\n]",
                    "[ # the first\n 'a' # one\n , 'b'\n\n 'c' ]",
                    "[ a, b, c ]",
                    "a,b,c",
                    "'a', 'b', 'c'"
                })
        void listsOnOneOrManyLines(String expression) {
            assertThat(plainItems(valueOf(expression))).containsExactly("a", "b", "c");
        }

        @Test
        void listsAreEmptyOrNestedOrNegative() {
            assertThat(plainItems(valueOf("[]"))).isEmpty();
            assertThat(plainItems(valueOf("[\n\n]"))).isEmpty();
            assertThat(valueOf("[ [1, 2], [ ] ]").written()).isEqualTo("[ [ 1, 2 ], [] ]");
            assertThat(plainItems(valueOf("[ 1\n -2\n 3 - 4 ]"))).containsExactly("1", "-2", "-1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{ test = true, ssl = false, ssl-certificate = '/test/cert.pem', deep = { key = 'value' } }",
                    "{test=true,ssl=false,ssl-certificate='/test/cert.pem',deep={key='value'}}",
                    "{\n test = true\n ssl = false\n ssl-certificate = '/test/cert.pem'\n deep = {\n key = 'value'\n }\n}",
                    "{ test = true; ssl = false; 'ssl-certificate' = \"/test/cert.pem\"; 'deep' = { key = value } }"
                })
        void mapsOnOneOrManyLines(String expression) {
            assertThat(valueOf(expression)).isInstanceOfSatisfying(Entries.class, map -> {
                assertThat(map.entries()).containsOnlyKeys("test", "ssl", "ssl-certificate", "deep");
                assertThat(in(map.entries(), "ssl-certificate").value().plain()).isEqualTo("/test/cert.pem");
                assertThat(in(map.entries(), "deep").value().written()).isEqualTo("{ 'key' = 'value' }");
            });
        }

        @Test
        void aListInAMapOnOneLineEndsWithTheNextKey() {
            assertThat(valueOf("{ a = 1, 2, b = 3 }").written()).isEqualTo("{ 'a' = [ 1, 2 ], 'b' = 3 }");
        }
    }

    @Nested
    class ComputedValues {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                delimiter = '|',
                value = {
                    "5L * 60 * 1000|300000",
                    "100 * 200 * 2|40000",
                    "1 + 2 * 3|7",
                    "10 - 2 - 3|5",
                    "7 / 2|3",
                    "7 / 2.0|3.5",
                    "5-3|2",
                    "5 - -3|8",
                    "'a' + 'b' + 1|ab1",
                    "1 + 2 + 'a'|3a",
                    "prop('user.home') + '/some-subdirectory/'|/home/juliet/some-subdirectory/",
                    "'/home/' + env('WHO')|/home/juliet",
                    "env('PORTS') + ',5224'|5222,5223,5224",
                    "env('CORES') * 2|8",
                    "env('CORES') + 2|42",
                    "prop('no.such')+'x'|"
                })
        void expressionsMixStringsNumbersAndVariables(String expression, String result) {
            if (result == null) {
                assertThat(problemsOf("x = " + expression)).containsExactly("config.tdsl:1:5: one side of '+' is not set");
            } else {
                assertThat(valueOf(expression).plain()).isEqualTo(result);
            }
        }

        @Test
        void aLineMayEndAfterAnOperator() {
            assertThat(valueOf("2 *\n 3 +\n 4").plain()).isEqualTo("10");
        }

        @Test
        void variablesAreLookedUp() {
            assertThat(valueOf("env('WHO')").plain()).isEqualTo("juliet");
            assertThat(valueOf("env(\"WHO\")").plain()).isEqualTo("juliet");
            assertThat(valueOf("prop( 'user.home' )").plain()).isEqualTo("/home/juliet");
            assertThat(valueOf("prop('no.such','default value')").plain()).isEqualTo("default value");
            assertThat(valueOf("prop('user.home', 'x')").plain()).isEqualTo("/home/juliet");
            assertThat(valueOf("prop('')")).isInstanceOf(Nothing.class);
            assertThat(valueOf("env('NO_SUCH')")).isInstanceOf(Nothing.class);
            assertThat(plainItems(valueOf("[ prop('user.home'), env('WHO') ]")))
                    .containsExactly("/home/juliet", "juliet");
        }

        @Test
        void aSettingRemembersItsVariables() {
            var settings = read("x = env('WHO') + prop('user.home')").root().settings();
            assertThat(in(settings, "x").variables()).containsExactlyInAnyOrder("env('WHO')", "prop('user.home')");
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                delimiter = '|',
                value = {
                    "1 / 0|division by zero",
                    "1.0 / 0|1.0 / 0.0 has no finite result",
                    "9223372036854775807 + 1|the result of 9223372036854775807 + 1 is too large",
                    "'a' - 'b'|cannot compute 'a' - 'b'",
                    "'a' * 2|cannot compute 'a' * 2",
                    "true + 1|cannot compute true + 1",
                    "[1] + [2]|cannot compute a list + a list",
                    "99999999999999999999|the number 99999999999999999999 is too large",
                    "evn('WHO')|unknown function 'evn'; known are env('NAME') and prop('name', 'default'); did you mean 'env'?",
                    "env('A', 'B')|env() takes one name",
                    "prop('a', 'b', 'c')|prop() takes a name and a default"
                })
        void whatCannotBeComputedIsReported(String expression, String message) {
            assertThat(problemsOf("x = " + expression)).containsExactly("config.tdsl:1:5: " + message);
        }
    }

    @Nested
    class BeanBlocks {

        @Test
        void beansNest() {
            var root = read("""
                    # comment
                    'sess-man' () {   # comment
                        amp () { threadsNo = 30 }
                        'presence-state' () {
                            threadsNo = 27
                        }
                        max-resources = 5; 'strand-limit' = 10
                    }
                    proxy {}
                    """).root();
            assertThat(root.beans()).containsOnlyKeys("sess-man", "proxy");
            var sessMan = in(root.beans(), "sess-man");
            assertThat(sessMan.beans()).containsOnlyKeys("amp", "presence-state");
            assertThat(sessMan.settings()).containsOnlyKeys("max-resources", "strand-limit");
            assertThat(in(sessMan.beans(), "presence-state").settings()).containsOnlyKeys("threadsNo");
        }

        @Test
        void theParenthesesActivate() {
            var beans = read("""
                    said () {}
                    off (active: false) {}
                    silent {}
                    only (class: a.b.C)
                    inside () { active = false }
                    quoted { 'active' = true }
                    """).root().beans();
            assertThat(in(beans, "said").active()).contains(true);
            assertThat(in(beans, "off").active()).contains(false);
            assertThat(in(beans, "silent").active()).isEmpty();
            assertThat(in(beans, "only").active()).contains(true);
            assertThat(in(beans, "inside").active()).contains(false);
            assertThat(in(beans, "quoted").active()).contains(true);
        }

        @Test
        void attributesInAnyOrder() {
            var root = read("x(exportable:true,\n class: tigase.pubsub.PubSubComponent, active: true){}").root();
            var attributes = in(root.beans(), "x").attributes();
            assertThat(attributes.className()).contains("tigase.pubsub.PubSubComponent");
            assertThat(attributes.active()).contains(true);
            assertThat(attributes.exportable()).contains(true);
        }

        @ParameterizedTest
        @ValueSource(strings = {"5222 () {}", "'5222' () {}", "\"5222\"(){}", "5222 ()\n{\n}", "5222() { }"})
        void numericNamesWithAndWithoutQuotes(String text) {
            assertThat(read(text).root().beans()).containsOnlyKeys("5222");
        }

        @Test
        void namesWithDashesAndDotsNeedNoQuotes() {
            var root = read("config-type = 'x'\nmessage-archive-xep-0136 (active: false) {}\na.b.C { k = 1 }").root();
            assertThat(root.settings()).containsOnlyKeys("config-type");
            assertThat(root.beans()).containsOnlyKeys("message-archive-xep-0136", "a.b.C");
        }

        @Test
        void globalsStandApart() {
            var document = read("--cluster-mode = true\n--debug = 'server,xmpp.impl'\nhome = prop('debug')");
            assertThat(document.globals()).containsOnlyKeys("cluster-mode", "debug");
            assertThat(in(document.root().settings(), "home").value().plain()).isEqualTo("server,xmpp.impl");
        }

        @Test
        void lineEndsOfAllSystems() {
            for (var end : List.of("\n", "\r\n", "\r")) {
                assertThat(read("a = 1" + end + "b { c = 2" + end + "}" + end).root().settings())
                        .containsOnlyKeys("a");
            }
        }

        @Test
        void anEmptyFileAndAByteOrderMark() {
            assertThat(read("").root().settings()).isEmpty();
            assertThat(read("# nothing but a comment").root().settings()).isEmpty();
            assertThat(read("\ufeffa = 1").root().settings()).containsOnlyKeys("a");
        }
    }

    @Nested
    class Mistakes {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                delimiter = '|',
                value = {
                    "x = 'abc|1:5: this string is not closed; inside a string write \\' for ' and \\\\ for \\",
                    "x = 'C:\\'|1:5: this string is not closed; inside a string write \\' for ' and \\\\ for \\",
                    "x = some-value|1:5: text with one of =:,[]#+-*/ needs quotes: 'some-value'",
                    "x = hello world|1:11: unexpected world after the value; text with blanks needs quotes",
                    "x = 1 y = 2|1:7: start a new line here, or separate with ',' or ';'",
                    "hello|1:1: hello is neither a setting (name = value) nor a bean (name () { ... })",
                    "x =|1:1: 'x' has no value; for \"not set\" write null",
                    "x (activ: true) {}|1:4: unknown attribute 'activ'; known are class, active and exportable; did you mean 'active'?",
                    "x (active: yes) {}|1:12: active is true or false, not 'yes'",
                    "x (active: true, active: false) {}|1:18: attribute 'active' is given twice",
                    "x { --global = 1 }|1:5: global settings (--) stand outside of all blocks",
                    "x = { y () {} }|1:7: a map holds settings, not beans; write 'y' = { ... }",
                    "x = )|1:5: unexpected ')', nothing is open here",
                    "x = *|1:5: unexpected '*'",
                    "x = ['a' 'b']|1:10: unexpected 'b'; expected ',', ']' or a new line",
                    "x = env()|1:5: env() takes one name"
                })
        void oneLineWithThePlace(String text, String message) {
            assertThat(problemsOf(text)).first().asString().startsWith("config.tdsl:" + message);
        }

        @Test
        void brackets() {
            assertThat(problemsOf("c2s {\n x = [ 1, 2\n}"))
                    .containsExactly("config.tdsl:3:1: unexpected '}', the '[' of line 2 is still open");
            assertThat(problemsOf("a {}\nc2s () {\n x = 1\n"))
                    .containsExactly("config.tdsl:2:8: this '{' is not closed by '}'");
            assertThat(problemsOf("x (active: true {}"))
                    .containsExactly("config.tdsl:1:3: this '(' is not closed by ')'");
            assertThat(problemsOf("c2s {}\n}"))
                    .containsExactly("config.tdsl:2:1: unexpected '}', nothing is open here");
        }

        @Test
        void whatIsSetTwiceNamesTheFirstLine() {
            assertThat(problemsOf("x = 1\ny = 2\nx = 3"))
                    .containsExactly("config.tdsl:3:1: 'x' is set already in line 1");
            assertThat(problemsOf("x {}\n'x' () {}"))
                    .containsExactly("config.tdsl:2:1: bean 'x' is configured already in line 1");
        }

        @Test
        void severalAreReportedTogetherInTheOrderOfTheFile() {
            assertThat(problemsOf("a { x = some-value }\nb = 1 / 0\nc = nope('x')"))
                    .extracting(line -> line.substring(0, "config.tdsl:1".length()))
                    .containsExactly("config.tdsl:1", "config.tdsl:2", "config.tdsl:3");
        }

        @Test
        void absurdNestingIsRefusedBeforeItHurts() {
            assertThat(problemsOf("x = " + "[".repeat(100_000)))
                    .containsExactly("config.tdsl:1:69: blocks and lists are nested deeper than 64");
        }
    }

    @Test
    void theNearestNameForgivesTypingErrors() {
        var known = List.of("max-inactivity-time", "max-stanza-bytes", "ports");
        assertThat(Nearest.to("max-inactivty-time", known)).contains("max-inactivity-time");
        assertThat(Nearest.to("max_inactivity_tiem", known)).contains("max-inactivity-time");
        assertThat(Nearest.to("Ports", known)).contains("ports");
        assertThat(Nearest.to("prots", known)).contains("ports");
        assertThat(Nearest.to("something", known)).isEqualTo(Optional.empty());
    }
}
