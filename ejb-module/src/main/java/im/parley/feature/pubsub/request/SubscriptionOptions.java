package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;

/** Section 6.3: configure subscription options. */
final class SubscriptionOptions implements UseCase {
    /** Example 58: other than for those who unsubscribe. */
    private static final StanzaError NO_SUBSCRIBER = Faults.NO_SUBSCRIBER.as(StanzaError.Type.MODIFY);

    private final Ground ground;

    SubscriptionOptions(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        Node node = ground.node(request);
        Subscription subscription = find(request, node);
        if (request.iq().type() == Iq.Type.GET) {
            return Outcome.of(show(node, subscription));
        }
        DataForm form = Request.form(request.action(), PubSub.SUBSCRIBE_OPTIONS)
                .orElseThrow(() -> new Refusal(Faults.INVALID_OPTIONS));
        return switch (form.type()) {
            case SUBMIT -> {
                Configuration options =
                        Subscribe.options(node, subscription.options(), Configuration.fields(form));
                ground.nodes().subscribe(node, subscription.with(options));
                yield Outcome.OK;
            }
            case CANCEL -> Outcome.OK;
            case FORM, RESULT -> throw new Refusal(Faults.INVALID_OPTIONS);
        };
    }

    private static Subscription find(Request request, Node node) {
        try {
            return Unsubscribe.find(request, node);
        } catch (Refusal refusal) {
            throw refusal.error().equals(Faults.NO_SUBSCRIBER) ? new Refusal(NO_SUBSCRIBER) : refusal;
        }
    }

    private static Element show(Node node, Subscription subscription) {
        return Element.of(
                PubSub.PUBSUB,
                Element.build(PubSub.of("options"))
                        .attribute("node", node.name())
                        .attribute("jid", subscription.jid().toString())
                        .attribute("subid", subscription.subid())
                        .add(subscription
                                .options()
                                .form(DataForm.Type.FORM, PubSub.SUBSCRIBE_OPTIONS, Subscription.OPTIONS)
                                .toElement())
                        .build());
    }
}
