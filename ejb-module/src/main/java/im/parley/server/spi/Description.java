package im.parley.server.spi;

import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.List;
import java.util.Optional;

/**
 * What service discovery says of an entity or a node, XEP-0030 section 3.
 *
 * @param identities the identities, at least one
 * @param features the features
 * @param forms the extensions by XEP-0128: data forms of type {@code result}
 */
public record Description(List<Identity> identities, List<String> features, List<DataForm> forms) {
    /** The namespace. */
    public static final String NS = "http://jabber.org/protocol/disco#info";
    /** The element of a question and of its answer. */
    public static final Name QUERY = Name.of(NS, "query");

    private static final Name IDENTITY = Name.of(NS, "identity");
    private static final Name FEATURE = Name.of(NS, "feature");
    private static final int MOST = 1000;

    /** Takes copies of the lists. */
    public Description {
        identities = List.copyOf(identities);
        features = List.copyOf(features);
        forms = List.copyOf(forms);
    }

    /**
     * The answer to a question.
     *
     * @param node the node that was asked for, which the answer must mirror (section 3.2)
     */
    public Element toElement(Optional<String> node) {
        return Element.build(QUERY)
                .attribute("node", node)
                .addAll(identities.stream().map(Description::element).toList())
                .addAll(features.stream().map(Description::element).toList())
                .addAll(forms.stream().map(DataForm::toElement).toList())
                .build();
    }

    /** Reads an answer; nothing when it is malformed or too long. */
    public static Optional<Description> from(Element query) {
        List<Element> features = query.elements(FEATURE);
        if (!query.is(QUERY) || features.size() > MOST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Description(
                    query.elements(IDENTITY).stream().map(Description::identity).toList(),
                    features.stream().map(feature -> feature.attribute("var", "")).toList(),
                    query.elements(DataForm.NAME).stream().map(DataForm::from).toList()));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    private static Identity identity(Element identity) {
        return new Identity(
                identity.attribute("category", ""),
                identity.attribute("type", ""),
                identity.attribute(Namespaces.XML_LANG, ""),
                identity.attribute("name", ""));
    }

    private static Element element(Identity identity) {
        return Element.build(IDENTITY)
                .attribute("category", identity.category())
                .attribute("type", identity.type())
                .attribute(Namespaces.XML_LANG, present(identity.lang()))
                .attribute("name", present(identity.name()))
                .build();
    }

    private static Element element(String feature) {
        return Element.build(FEATURE).attribute("var", feature).build();
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
