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

/** Two people with slixmpp, the client library of Debian's {@code python3-slixmpp}. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SlixmppIT {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void twoFriendsTalkOnlineAndOffline() {
        String suffix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        String port = Integer.toString(SharedServer.clients().getPort());
        List<String> said = Program.script("two_friends.py", "slixmpp.clientxmpp", "127.0.0.1", port, "parley.test", suffix)
                .run(LONGEST)
                .succeeded();

        assertThat(said).hasSize(5).endsWith("ok");
        assertThat(said.subList(0, 3)).containsOnly("SCRAM-SHA-512");
        // Slixmpp as it is may end with PLAIN, because it binds to what TLS 1.3 does not have; but it does get in.
        assertThat(said.get(3)).isNotEmpty();
    }
}
