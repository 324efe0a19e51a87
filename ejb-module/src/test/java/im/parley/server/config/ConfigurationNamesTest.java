package im.parley.server.config;

import static im.parley.server.config.Reading.NO_VARIABLES;
import static im.parley.server.config.Reading.configuration;
import static im.parley.server.config.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which beans and keys there are. */
class ConfigurationNamesTest {
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
                "c2s { debug = 'a' }|1:7: unknown key 'debug' in 'c2s'; it belongs in 'logging'",
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
    void whatTigaseGivesToEveryBeanOnlyWarns() throws ConfigError {
        var configuration = configuration("""
                c2s { 'processing-in-threads' = 4, 'net-buffer' = 2048 }
                s2s { 'packet-delivery-retry-count' = 3, acceptSelfSignedSslCertificates = true }
                ext { commands () { 'http://jabber.org/protocol/admin#add-user' = 'LOCAL' } }
                sess-man {
                    'presence-state' () { threadsNo = 27 }
                    'message-carbons' () { queueSize = 100 }
                }
                """);
        assertThat(configuration.warnings())
                .extracting(line -> line.replaceAll("^.*: '([^']+)' has no effect.*$", "$1"))
                .containsExactlyInAnyOrder(
                        "processing-in-threads",
                        "net-buffer",
                        "packet-delivery-retry-count",
                        "acceptSelfSignedSslCertificates",
                        "commands",
                        "threadsNo",
                        "queueSize");
    }

    @Test
    void whatWouldWeakenTheServerUnheededIsRefused() {
        assertThat(refused("c2s { 'ip-whitelist' = [ '10.0.0.0/33' ] }"))
                .containsExactly("config.tdsl:1:26: 'ip-whitelist': '10.0.0.0/33' is not an IP address such as 192.0.2.7, or a block"
                        + " such as 192.0.2.0/24 or 2001:db8::/32");
        assertThat(refused("sess-man { 'message-carbons' () { filter = 1 } }")).hasSize(1);
        assertThat(refused("c2s { connections { '5222' () { 'net-buffer' = 1 } } }")).hasSize(1);
    }

    @Test
    void aBeanOfAForeignClassOnlyWarns() throws ConfigError {
        var configuration = configuration("""
                weather (class: com.example.WeatherComponent) { station = 7 }
                sess-man { 'x-filter' (class: com.example.Filter) {} }
                """);
        configuration.confirm(List.of());
        assertThat(configuration.warnings())
                .hasSize(2)
                .first()
                .isEqualTo("config.tdsl:1:1: 'weather' has no effect: class com.example.WeatherComponent is written for Tigase,"
                        + " Parley does not load it; an external component can do such work");
    }

    @Test
    void whatTigaseHasAndParleyHasNotOnlyWarns() throws ConfigError {
        var configuration = configuration("""
                cluster-mode = false
                mix () {}
                http { setup () { 'admin-user' = 'admin' } }
                stun (active: false) {}
                c2s { 'stream-error-counter' () {} }
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
                        "config.tdsl:3:8: 'setup' has no effect",
                        "config.tdsl:4:1: 'stun' has no effect",
                        "config.tdsl:5:7: 'stream-error-counter' has no effect",
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

    /** The guide's chapter on XEP-0079: there {@code amp} keeps messages for those who are offline. */
    @Test
    void messagesAreKeptWhereAmpIsToKeepThem() throws ConfigError {
        assertThat(configuration("sess-man { msgoffline (active: false) {} }").active("sess-man", "msgoffline", true))
                .isFalse();
        assertThat(configuration("sess-man { amp () {}\n msgoffline (active: false) {} }")
                        .active("sess-man", "msgoffline", true))
                .isTrue();
        assertThat(configuration("sess-man { amp (active: false) {}\n msgoffline (active: false) {} }")
                        .active("sess-man", "msgoffline", true))
                .isFalse();
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
