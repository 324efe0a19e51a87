package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.wire.form.DataForm;
import im.parley.wire.xml.Element;
import java.util.Map;

/** Section 6.4: with which options subscriptions begin. */
final class DefaultOptions implements UseCase {
    private final Ground ground;

    DefaultOptions(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        Configuration options = request.node().isEmpty()
                ? Configuration.INITIAL
                : Subscribe.options(ground.node(request), Configuration.INITIAL, Map.of());
        Element form = options.form(DataForm.Type.FORM, PubSub.SUBSCRIBE_OPTIONS, Subscription.OPTIONS)
                .toElement();
        Element.Builder answer = Element.build(PubSub.of("default"));
        if (!request.node().isEmpty()) {
            answer.attribute("node", request.node());
        }
        return Outcome.of(Element.of(PubSub.PUBSUB, answer.add(form).build()));
    }
}
