package im.parley.feature.legacy;

import static im.parley.server.spi.Hook.hold;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * XEP-0086: Error Condition Mappings. Adds the old code to the errors that clients receive. Off unless it is switched on:
 * the specification is deprecated.
 */
@ServerFeature
final class LegacyErrorCodes implements Feature {
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final String CODE = "code";
    private static final Map<Name, String> CODES = Arrays.stream(Condition.values())
            .collect(Collectors.toUnmodifiableMap(Condition::elementName, LegacyErrorCodes::code));

    @Override
    public Spec spec() {
        return Spec.xep(86, "1.0").processor("legacy-error-codes").offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        return List.of(hold(Stanza.class, this::add));
    }

    private Verdict add(Stanza stanza, Session recipient) {
        if (!stanza.isError()) {
            return Verdict.PASS;
        }
        Optional<Element> error = stanza.child(ERROR).filter(found -> found.attribute(CODE).isEmpty());
        Optional<Element> coded = error.flatMap(LegacyErrorCodes::coded);
        return coded.map(element -> Verdict.replace(stanza.with(replaced(stanza.content(), element))))
                .orElse(Verdict.PASS);
    }

    private static Optional<Element> coded(Element error) {
        return error.elements().stream()
                .flatMap(child -> Optional.ofNullable(CODES.get(child.name())).stream())
                .findFirst()
                .map(code -> error.toBuilder().attribute(CODE, code).build());
    }

    private static Content replaced(Content content, Element error) {
        List<Element> children = new ArrayList<>(content.elements());
        children.replaceAll(child -> child.is(ERROR) ? error : child);
        return Content.of(children);
    }

    /** The first table of section 2. What RFC 6120 has added has the code of what comes next to it. */
    private static String code(Condition condition) {
        return switch (condition) {
            case GONE, REDIRECT -> "302";
            case BAD_REQUEST, JID_MALFORMED, UNEXPECTED_REQUEST -> "400";
            case NOT_AUTHORIZED -> "401";
            case FORBIDDEN -> "403";
            case ITEM_NOT_FOUND, RECIPIENT_UNAVAILABLE, REMOTE_SERVER_NOT_FOUND -> "404";
            case NOT_ALLOWED -> "405";
            case NOT_ACCEPTABLE, POLICY_VIOLATION -> "406";
            case REGISTRATION_REQUIRED, SUBSCRIPTION_REQUIRED -> "407";
            case CONFLICT -> "409";
            case INTERNAL_SERVER_ERROR, RESOURCE_CONSTRAINT, UNDEFINED_CONDITION -> "500";
            case FEATURE_NOT_IMPLEMENTED -> "501";
            case SERVICE_UNAVAILABLE -> "503";
            case REMOTE_SERVER_TIMEOUT -> "504";
        };
    }
}
