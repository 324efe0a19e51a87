package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Section 8.6: owners approve subscriptions. */
public final class Approvals {
    private static final String NODE = "pubsub#node";
    private static final String SUBSCRIBER = "pubsub#subscriber_jid";
    private static final String SUBID = "pubsub#subid";
    private static final String ALLOW = "pubsub#allow";

    private final Ground ground;
    private final ManageSubscriptions subscriptions;

    /** Approves subscriptions there. */
    public Approvals(Ground ground) {
        this.ground = ground;
        this.subscriptions = new ManageSubscriptions(ground);
    }

    /** Asks the owners of a node. */
    static List<Effect> ask(Host host, Node node, Subscription pending) {
        DataForm form = DataForm.of(
                        DataForm.Type.FORM,
                        DataForm.formType(PubSub.SUBSCRIBE_AUTHORIZATION),
                        Field.hidden(SUBID, pending.subid()),
                        Field.text(NODE, node.name()).labelled("Node ID"),
                        Field.of(SUBSCRIBER, Kind.JID_SINGLE, pending.jid().toString())
                                .labelled("Subscriber Address"),
                        Field.flag(ALLOW, false).labelled("Allow this JID to subscribe to this pubsub node?"))
                .titled("PubSub subscriber request", "Choose whether to allow this subscription.");
        List<Effect> effects = new ArrayList<>();
        for (Jid owner : node.owners()) {
            Header header =
                    new Header(host.service(), owner, UUID.randomUUID().toString(), "");
            effects.add(new Effect.Send(new Message(header, Message.Type.NORMAL, Content.of(form.toElement()))));
        }
        return effects;
    }

    /** Asks again about all that wait (section 8.7.4), but only this owner. */
    public List<Effect> askAgain(Host host, Node node, Jid owner) {
        return node.subscriptions()
                .filter(one -> !one.isActive())
                .flatMap(one -> ask(host, node, one).stream())
                .filter(effect -> effect instanceof Effect.Send send
                        && send.stanza().to().filter(owner.bare()::equals).isPresent())
                .map(effect -> effect instanceof Effect.Send send ? new Effect.Send(send.stanza().withTo(owner)) : effect)
                .toList();
    }

    /** The submitted answer in a message; nothing when it holds none. */
    public static Optional<DataForm> in(Message message) {
        try {
            return message.child(DataForm.NAME)
                    .map(DataForm::from)
                    .filter(form -> form.type() == DataForm.Type.SUBMIT)
                    .filter(form -> form.formType().filter(PubSub.SUBSCRIBE_AUTHORIZATION::equals).isPresent());
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    /** Takes the answer of an owner; what others say has no effect. */
    public void answer(Host host, Message message, DataForm form) {
        Jid sender = message.from().orElseThrow();
        String name = form.value(NODE).orElse("");
        ground.nodes().run(host, name, () -> {
            try {
                return decide(host, sender, name, form);
            } catch (Refusal malformed) {
                return List.of(new Effect.Send(message.errorReply(malformed.error())));
            }
        });
    }

    private List<Effect> decide(Host host, Jid sender, String name, DataForm form) {
        Optional<Node> node = ground.nodes().find(host, name);
        Optional<Boolean> allowed = form.flag(ALLOW);
        if (node.isEmpty() || allowed.isEmpty() || !ground.nodes().standing(host, node.get(), sender).isOwner()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        for (Jid subscriber : form.addresses(SUBSCRIBER)) {
            Optional<Subscription> pending = node.get().subscriptions(subscriber).stream()
                    .filter(one -> !one.isActive() && one.jid().equals(subscriber))
                    .filter(one -> form.value(SUBID).map(one.subid()::equals).orElse(true))
                    .findFirst();
            pending.flatMap(one -> subscriptions.change(
                            host, node.get(), subscriber, Optional.of(one.subid()), allowed.get() ? "subscribed" : "none"))
                    .ifPresent(effects::addAll);
        }
        return effects;
    }
}
