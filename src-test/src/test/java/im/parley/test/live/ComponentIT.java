package im.parley.test.live;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import im.parley.test.program.Program;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A component with slixmpp, of Debian's {@code python3-slixmpp}, and a client that talks to it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ComponentIT {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void anEchoIsHeardFoundAndComesBack() {
        String suffix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        String clients = Integer.toString(SharedServer.clients().getPort());
        String components = Integer.toString(SharedServer.port(5275));
        List<String> said = Program.script(
                        "echo_component.py",
                        "slixmpp.componentxmpp",
                        "127.0.0.1",
                        clients,
                        components,
                        "parley.test",
                        suffix,
                        "slix.parley.test",
                        "secret of slixmpp")
                .run(LONGEST)
                .succeeded();

        assertThat(said).containsExactly("ok");
    }
}
