package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.Optional;

/**
 * A request to a service.
 *
 * @param host the service
 * @param iq the request as it came
 * @param sender who asks
 * @param action what is asked for: the first child of the payload
 */
public record Request(Host host, Iq iq, Jid sender, Element action) {
    private static final int LONGEST = 1023;

    /**
     * The request in a stanza.
     *
     * @throws Refusal when there is none
     */
    public static Request of(Host host, Iq iq) {
        Jid sender = iq.from().orElseThrow(() -> new Refusal(Faults.FORBIDDEN));
        Element payload = iq.payload().orElseThrow(() -> new Refusal(Faults.MALFORMED));
        // A form of its own may stand first in what is malformed; the schema wants the action there.
        Element action = payload.elements().stream()
                .filter(child -> child.name().namespace().equals(payload.name().namespace()))
                .findFirst()
                .orElseThrow(() -> new Refusal(Faults.MALFORMED));
        Request request = new Request(host, iq, sender, action);
        Faults.unless(request.node().length() <= LONGEST, Faults.MALFORMED);
        return request;
    }

    Element payload() {
        return iq.payload().orElseThrow();
    }

    /** The node that is asked about, or empty. */
    public String node() {
        return action.attribute("node", "");
    }

    /** A child of the payload beside the action. */
    Optional<Element> beside(String name) {
        return payload().first(PubSub.of(name));
    }

    /** The address in an attribute. */
    static Optional<Jid> jid(Element element) {
        return element.attribute("jid").filter(text -> !text.isEmpty()).map(text -> {
            try {
                return Jid.of(text);
            } catch (InvalidJid invalid) {
                throw new Refusal(Condition.JID_MALFORMED.error());
            }
        });
    }

    /** The form in an element, which must be of that type unless it says nothing. */
    static Optional<DataForm> form(Element element, String type) {
        Optional<DataForm> form = DataForm.in(element);
        form.flatMap(DataForm::formType).ifPresent(said -> Faults.unless(said.equals(type), Faults.MALFORMED));
        return form;
    }
}
