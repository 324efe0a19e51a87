package im.parley.test.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the component of the load says back. */
class EchoTest {
    @Test
    void theAddressesChangePlacesAndNothingElse() {
        byte[] bytes = Item.ascii("....<message type='chat' to='bot@echo.x' from='a@x/chat' id='1'><body> to='me'</body></message>....");
        byte[] answer = Echo.answer(new Item(bytes, 4, bytes.length - 4));
        assertThat(new String(answer, StandardCharsets.US_ASCII))
                .isEqualTo("<message type='chat' from='bot@echo.x' to='a@x/chat' id='1'><body> to='me'</body></message>");
    }
}
