package im.parley.feature.caps;

import im.parley.server.spi.Description;
import im.parley.server.spi.Identity;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.List;
import java.util.Optional;

/** What a client says of itself. */
final class ClientAnswer {
    private static final Name IDENTITY = Name.of(Description.NS, "identity");
    private static final Name FEATURE = Name.of(Description.NS, "feature");
    private static final int MOST = 1000;

    private ClientAnswer() {}

    /** The description; nothing when it is malformed or too long. */
    static Optional<Description> read(Element query) {
        List<Element> features = query.elements(FEATURE);
        if (!query.is(Description.QUERY) || features.size() > MOST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Description(
                    query.elements(IDENTITY).stream().map(ClientAnswer::identity).toList(),
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
}
