package im.parley.feature.caps;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.describeNode;
import static im.parley.server.spi.Hook.streamFeature;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Description;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamView;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** XEP-0115: Entity Capabilities. Spares clients the question what the server supports (section 6.3). */
@ServerFeature
final class ServerCapabilities implements Feature {
    private static final String NS = "http://jabber.org/protocol/caps";
    private static final Name CAPABILITIES = Name.of(NS, "c");
    /** Section 4: an address at which a person finds the software. */
    private static final String NODE = "https://parley.im";

    private final Catalogue catalogue;

    @Inject
    ServerCapabilities(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Spec spec() {
        return Spec.xep(115, "1.6.0").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS), describeNode(SERVER, this::describeServer), streamFeature(this::offer));
    }

    /** Section 6.2: the node is that of the {@code <c/>} element, a number sign, and the verification string. */
    private Optional<Description> describeServer(String node, Requester sender) {
        Description server = catalogue.describe(SERVER, sender.addressed());
        return node.equals(NODE + '#' + VerificationString.of(server)) ? Optional.of(server) : Optional.empty();
    }

    /** Only after log-in: before it nobody may ask. */
    private Optional<Element> offer(StreamView stream) {
        return stream.authenticated() ? Optional.of(capabilities(Jid.prepared("", stream.domain()))) : Optional.empty();
    }

    private Element capabilities(Jid domain) {
        return Element.build(CAPABILITIES)
                .attribute("hash", "sha-1")
                .attribute("node", NODE)
                .attribute("ver", VerificationString.of(catalogue.describe(SERVER, domain)))
                .build();
    }
}
