package im.parley.feature.undeliverable;

import static im.parley.server.spi.Hook.undeliverable;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.option.UndeliverableOptions;
import jakarta.inject.Inject;
import java.util.List;

/** RFC 6121 section 8.5: ignores what it says to return, where the configuration wants no errors to bounce around. */
@ServerFeature
final class UndeliverableMessages implements Feature {
    private final boolean silently;

    @Inject
    UndeliverableMessages(Options options) {
        silently = options.of(UndeliverableOptions.class).silently()
                || options.of(MessageOptions.class).silently()
                || options.of(DeliveryLogicOptions.class).silently();
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6121).processor(MessageOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return silently
                ? List.of(undeliverable((message, account) -> Verdict.drop("silently-ignore-message")))
                : List.of();
    }
}
