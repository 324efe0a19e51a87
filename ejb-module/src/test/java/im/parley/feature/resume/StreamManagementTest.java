package im.parley.feature.resume;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Hook;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestStream;
import im.parley.server.spi.option.StreamManagementOptions;
import im.parley.server.spi.option.StreamManagementOptions.Queue;
import im.parley.server.spi.option.StreamManagementOptions.Requests;
import im.parley.server.spi.option.StreamManagementOptions.Resumption;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamManagementTest {
    private static final Resumption RESUMPTION = new Resumption(Duration.ofSeconds(60), Duration.ofMinutes(15), "");

    private static StreamManagementOptions options(Optional<Boolean> active) {
        return new StreamManagementOptions(
                active,
                RESUMPTION,
                new Requests(10, Duration.ofMillis(200)),
                new Queue(2000, 20, Duration.ofSeconds(60), 1_000_000),
                true);
    }

    private static List<String> offers(StreamManagementOptions options, boolean authenticated) {
        return new StreamManagement(TestOptions.of(options))
                .hooks().stream()
                        .filter(Hook.OfferStreamFeature.class::isInstance)
                        .map(Hook.OfferStreamFeature.class::cast)
                        .flatMap(hook -> hook.offer().offer(new TestStream("example.com").authenticated(authenticated)).stream())
                        .map(Element::toString)
                        .toList();
    }

    /** Section 3: "MUST NOT attempt to negotiate stream management until it is authenticated". */
    @Test
    void isOfferedAfterLogIn() {
        assertThat(offers(options(Optional.empty()), true)).containsExactly("<sm xmlns='urn:xmpp:sm:3'/>");
        assertThat(offers(options(Optional.empty()), false)).isEmpty();
    }

    @Test
    void canBeSwitchedOff() {
        assertThat(offers(options(Optional.of(false)), true)).isEmpty();
    }

    @Test
    void aClientGetsTheTimeItAsksForUpToABound() {
        assertThat(RESUMPTION.timeout(Optional.empty())).isEqualTo(Duration.ofSeconds(60));
        assertThat(RESUMPTION.timeout(Optional.of(Duration.ofSeconds(10)))).isEqualTo(Duration.ofSeconds(10));
        assertThat(RESUMPTION.timeout(Optional.of(Duration.ofHours(10)))).isEqualTo(Duration.ofMinutes(15));
    }
}
