package im.parley.test.live;

import im.parley.test.scenario.Performance;
import im.parley.test.scenario.Play;
import im.parley.test.scenario.Repertoire;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** All plays again, against the EAR on WildFly over TCP and TLS. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ScenariosIT {
    @TestFactory
    Stream<DynamicNode> plays() {
        return Repertoire.tests(Play.Venue.LIVE, play -> {
            try (LiveStage stage = new LiveStage()) {
                Performance.of(play, stage);
            }
        });
    }
}
