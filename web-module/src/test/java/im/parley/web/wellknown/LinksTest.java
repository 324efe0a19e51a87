package im.parley.web.wellknown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** XEP-0156, section 2.3. */
class LinksTest {
    private static final Links BOTH =
            Links.of("https://web.example.com", Optional.of("/xmpp-websocket"), Optional.of("/bosh"));

    @Test
    void theXrdHasBothWays() {
        assertThat(BOTH.xrd())
                .contains("<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>")
                .contains("<Link rel='urn:xmpp:alt-connections:websocket' href='wss://web.example.com/xmpp-websocket'/>")
                .contains("<Link rel='urn:xmpp:alt-connections:xbosh' href='https://web.example.com/bosh'/>");
    }

    @Test
    void theJrdHasTheSame() {
        assertThat(BOTH.jrd().strip())
                .isEqualTo("{\"links\":[{\"rel\":\"urn:xmpp:alt-connections:websocket\","
                        + "\"href\":\"wss://web.example.com/xmpp-websocket\"},"
                        + "{\"rel\":\"urn:xmpp:alt-connections:xbosh\",\"href\":\"https://web.example.com/bosh\"}]}");
    }

    @Test
    void whatIsOffIsNotNamed() {
        assertThat(Links.of("http://localhost:8080", Optional.of("/ws"), Optional.empty()).xrd())
                .contains("ws://localhost:8080/ws")
                .doesNotContain("xbosh");
    }

    @Test
    void aPublicAddressMayEndWithASlash() {
        assertThat(Links.base("https://chat.example.org/")).isEqualTo("https://chat.example.org");
        assertThat(Links.base("https://chat.example.org/xmpp")).isEqualTo("https://chat.example.org/xmpp");
    }
}
