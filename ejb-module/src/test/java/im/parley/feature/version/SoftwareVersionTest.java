package im.parley.feature.version;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.About;
import im.parley.server.spi.Asking;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SoftwareVersionTest {
    private static final Element QUESTION = Element.of(Name.of("jabber:iq:version", "query"));

    @Test
    void theServerTellsNameAndVersionButNotItsSystem() {
        assertThat(answer(new VersionOptions(false)))
                .isEqualTo("<query xmlns='jabber:iq:version'><name>Parley</name><version>1.2</version></query>");
    }

    @Test
    void theServerTellsItsSystemWhenTheAdministratorWantsIt() {
        assertThat(answer(new VersionOptions(true))).contains("<os>" + System.getProperty("os.name"));
    }

    private static String answer(VersionOptions options) {
        About about = new About("Parley", "1.2", Instant.EPOCH);
        SoftwareVersion feature = new SoftwareVersion(about, TestOptions.of(options));
        TestSession session = TestSession.of("romeo@montague.net/orchard");
        return Asking.payload(Asking.server(feature, "montague.net", session).get(QUESTION)).toString();
    }
}
