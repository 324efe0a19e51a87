package im.parley.feature.undeliverable;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.TestOptions;
import im.parley.server.spi.option.UndeliverableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndeliverableMessagesTest {
    @ParameterizedTest
    @CsvSource({"false, false, 0", "true, false, 1", "false, true, 1", "true, true, 1"})
    void eitherScopeSuffices(boolean everywhere, boolean messages, int hooks) {
        UndeliverableMessages feature = new UndeliverableMessages(
                TestOptions.of(new UndeliverableOptions(everywhere), new MessageOptions(messages), new DeliveryLogicOptions(false)));
        assertThat(feature.hooks()).hasSize(hooks);
    }

    @Test
    void theNewerNameOfTheProcessorSufficesToo() {
        UndeliverableMessages feature = new UndeliverableMessages(TestOptions.of(
                new UndeliverableOptions(false), new MessageOptions(false), new DeliveryLogicOptions(true)));
        assertThat(feature.hooks()).hasSize(1);
    }
}
