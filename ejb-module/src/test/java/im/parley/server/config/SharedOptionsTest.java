package im.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.config.tdsl.Lookup;
import im.parley.server.spi.Options;
import im.parley.server.spi.option.DiscoExtensionOptions;
import im.parley.server.spi.option.ThrottlingOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What features may ask of beans that are not theirs alone. */
class SharedOptionsTest {
    private static Options options(String text) throws ConfigError {
        Lookup nothing = new Lookup(name -> null, name -> null);
        return Configuration.parse(Catalogue.standard(), "config.tdsl", text, nothing).options();
    }

    @Test
    void aGroupOfOptionsIsFoundByItsType() throws ConfigError {
        Options options = options("'disco-extensions' = { 'abuse-addresses' = [ 'mailto:a@b', 'xmpp:a@b' ] }");
        assertThat(options.of(DiscoExtensionOptions.class).fields())
                .isEqualTo(Map.of("abuse-addresses", List.of("mailto:a@b", "xmpp:a@b")));
        assertThat(options("").of(DiscoExtensionOptions.class).fields()).isEmpty();
    }

    /** Guide, 2.7.2. */
    @Test
    void beansWithTheSameOptionsAreToldApartByTheirPlace() throws ConfigError {
        Options options = options("""
                'registration-throttling' () {
                    limit = 10
                }
                c2s {
                    'registration-throttling' (class: tigase.server.xmppclient.RegistrationThrottling) {
                        limit = 3
                        period = 'PT1H'
                    }
                }
                """);
        assertThat(options.at(ThrottlingOptions.class, ThrottlingOptions.BEAN)).hasValueSatisfying(common -> {
            assertThat(common.active()).isTrue();
            assertThat(common.limit()).isEqualTo(10);
            assertThat(common.period()).isEqualTo(Duration.ofDays(1));
        });
        assertThat(options.at(ThrottlingOptions.class, "c2s", ThrottlingOptions.BEAN)).hasValueSatisfying(own -> {
            assertThat(own.active()).isTrue();
            assertThat(own.limit()).isEqualTo(3);
            assertThat(own.period()).isEqualTo(Duration.ofHours(1));
        });
        assertThat(options.at(ThrottlingOptions.class, "nowhere", ThrottlingOptions.BEAN)).isEmpty();
    }

    @Test
    void whatTheFileDoesNotMentionIsOff() throws ConfigError {
        assertThat(options("").at(ThrottlingOptions.class, ThrottlingOptions.BEAN).map(ThrottlingOptions::active))
                .contains(false);
        assertThat(options("").at(ThrottlingOptions.class, "c2s", ThrottlingOptions.BEAN).map(ThrottlingOptions::active))
                .contains(false);
    }
}
