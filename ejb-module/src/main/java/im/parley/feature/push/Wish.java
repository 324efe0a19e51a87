package im.parley.feature.push;

import im.parley.store.push.PushRegistration;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for with {@code <enable/>}, section 5 and the extensions of Tigase.
 *
 * @param service the push service
 * @param node the node to publish to, or empty
 * @param enable the element, without what the server does not understand
 */
record Wish(Jid service, String node, Element enable) {
    static final Name ENABLE = Name.of(PushOptions.PROCESSOR, "enable");
    static final Name PRIORITY = Name.of("tigase:push:priority:0", "priority");
    static final Name IGNORE_UNKNOWN = Name.of("tigase:push:filter:ignore-unknown:0", "ignore-unknown");
    static final Name MUTED = Name.of("tigase:push:filter:muted:0", "muted");
    static final Name ROOMS = Name.of("tigase:push:filter:groupchat:0", "groupchat");

    private static final String PUBLISH_OPTIONS = "http://jabber.org/protocol/pubsub#publish-options";
    private static final int LONGEST = 16_384;
    private static final StanzaError NO_SERVICE =
            Condition.BAD_REQUEST.because("'jid' must be the address of a push service");
    private static final StanzaError OTHER_FORM =
            Condition.BAD_REQUEST.because("the form must be one of " + PUBLISH_OPTIONS);
    private static final StanzaError TOO_LONG = Condition.NOT_ACCEPTABLE.because("that is too much to remember");

    /**
     * Reads what a client sent.
     *
     * @param extensions the children that the server understands
     * @throws Refusal when it is malformed or too long
     */
    static Wish from(Element enable, Set<Name> extensions) {
        Element.Builder understood = Element.build(ENABLE)
                .attribute("jid", service(enable).toString())
                .attribute("node", enable.attribute("node"))
                .attribute("away", enable.attribute("away").filter(Wish::isTrue));
        form(enable).ifPresent(form -> understood.add(form.toElement()));
        extensions.forEach(extension -> understood.add(enable.first(extension)));
        Wish wish = new Wish(service(enable), enable.attribute("node", ""), understood.build());
        if (wish.text().length() > LONGEST) {
            throw new Refusal(TOO_LONG);
        }
        return wish;
    }

    /** What was stored; empty when it is not readable. */
    static Optional<Wish> of(PushRegistration registration) {
        return StanzaText.read(registration.settings())
                .flatMap(stanza -> stanza.child(ENABLE))
                .map(enable -> new Wish(registration.service(), registration.node(), enable));
    }

    /** The address of the service in {@code <enable/>} or {@code <disable/>}. */
    static Jid service(Element request) {
        try {
            return Jid.of(request.attribute("jid").orElseThrow(() -> new Refusal(NO_SERVICE)));
        } catch (InvalidJid malformed) {
            throw new Refusal(NO_SERVICE);
        }
    }

    private static Optional<DataForm> form(Element enable) {
        Optional<DataForm> form = DataForm.in(enable);
        if (form.isPresent() && form.flatMap(DataForm::formType).filter(PUBLISH_OPTIONS::equals).isEmpty()) {
            throw new Refusal(OTHER_FORM);
        }
        return form.map(any -> new DataForm(
                DataForm.Type.SUBMIT, DataForm.Heading.NONE, any.fields(), DataForm.Table.NONE));
    }

    private static boolean isTrue(String value) {
        return value.equals("true") || value.equals("1");
    }

    /** A node of a service. */
    record Node(Jid service, String name) {}

    Node at() {
        return new Node(service, node);
    }

    PushRegistration toRegistration(Instant now) {
        return PushRegistration.of(service, node, text(), now);
    }

    private String text() {
        return StanzaText.write(Iq.request(Iq.Type.SET, "push", enable));
    }

    /** What the service wants to have with each notification. */
    Optional<Element> publishOptions() {
        return enable.first(DataForm.NAME);
    }

    boolean whenAway() {
        return enable.attribute("away").isPresent();
    }

    boolean has(Name extension) {
        return enable.has(extension);
    }
}
