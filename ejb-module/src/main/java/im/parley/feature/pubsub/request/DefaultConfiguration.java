package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Settings.NodeType;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;

/** Section 8.3: with which configuration nodes begin. */
final class DefaultConfiguration implements UseCase {
    @Override
    public Outcome answer(Request request) {
        NodeType type =
                switch (request.action().attribute("type", "leaf")) {
                    case "leaf" -> NodeType.LEAF;
                    case "collection" -> NodeType.COLLECTION;
                    default -> throw new Refusal(Faults.MALFORMED);
                };
        Faults.unless(type == NodeType.LEAF || !request.host().isPersonal(), Faults.unsupported("collections"));
        DataForm form = request.host()
                .beginning("", type)
                .with(Settings.NODE_TYPE, type)
                .form(DataForm.Type.FORM, PubSub.NODE_CONFIG, Settings.of(type));
        return Outcome.of(Element.of(PubSub.OWNER, Element.of(PubSub.owner("default"), form.toElement())));
    }
}
