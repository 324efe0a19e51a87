package im.parley.server.s2s;

import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;

/** The elements of server dialback, XEP-0220 section 2. */
final class Dialback {
    static final Name RESULT = Name.of(Namespaces.DIALBACK, "result");
    static final Name VERIFY = Name.of(Namespaces.DIALBACK, "verify");
    static final String VALID = "valid";
    static final String INVALID = "invalid";
    static final String ERROR = "error";

    private static final String FEATURE_NS = "urn:xmpp:features:dialback";
    static final Name FEATURE = Name.of(FEATURE_NS, "dialback");
    static final Name ERRORS = Name.of(FEATURE_NS, "errors");
    private static final Name STANZA_ERROR = Name.of(Namespaces.CLIENT, "error");

    private Dialback() {}

    /** Section 2.4.2: errors of dialback are understood. */
    static Element offer() {
        return Element.of(FEATURE, Element.of(ERRORS));
    }

    static boolean concerns(Element element) {
        return element.name().namespace().equals(Namespaces.DIALBACK);
    }

    /** Step 1. */
    static Element claim(DomainPair pair, String key) {
        return Element.build(RESULT)
                .attribute("from", pair.local())
                .attribute("to", pair.remote())
                .text(key)
                .build();
    }

    /** Step 2. */
    static Element question(Verification question) {
        return Element.build(VERIFY)
                .attribute("from", question.pair().local())
                .attribute("to", question.pair().remote())
                .attribute("id", question.streamId())
                .text(question.key())
                .build();
    }

    /** Steps 3 and 4: the answer goes the way back, and mirrors the id. */
    static Element answer(Element request, String type) {
        return back(request, type).build();
    }

    /** Section 2.5. */
    static Element error(Element request, StanzaError error) {
        return back(request, ERROR).add(error.toElement()).build();
    }

    private static Element.Builder back(Element request, String type) {
        return Element.build(request.name())
                .attribute("from", request.attribute("to", ""))
                .attribute("to", request.attribute("from", ""))
                .attribute("id", request.attribute("id"))
                .attribute("type", type);
    }

    /** What an answer of type error says, for a person. */
    static String reason(Element answer) {
        return answer.first(STANZA_ERROR)
                .flatMap(error -> error.elements().stream()
                        .filter(child -> child.name().namespace().equals(Namespaces.STANZA_ERRORS))
                        .map(child -> child.name().local())
                        .findFirst())
                .orElse("error");
    }
}
