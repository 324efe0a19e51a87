package im.parley.test.server;

import im.parley.test.scenario.Performance;
import im.parley.test.scenario.Play;
import im.parley.test.scenario.Repertoire;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** All plays, each against a server of its own in this process. */
class ScenariosTest {
    @TestFactory
    Stream<DynamicNode> plays() {
        return Repertoire.tests(Play.Venue.IN_PROCESS, play -> {
            try (InProcessStage stage = new InProcessStage(play.configuration())) {
                Performance.of(play, stage);
            }
        });
    }
}
