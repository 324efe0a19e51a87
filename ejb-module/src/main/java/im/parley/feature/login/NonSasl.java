package im.parley.feature.login;

import static im.parley.server.spi.Hook.enable;
import static im.parley.server.spi.Hook.streamFeature;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamExtension;
import im.parley.server.spi.StreamView;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;

/** XEP-0078: Non-SASL Authentication. For clients from before SASL; obsolete, and off unless it is switched on. */
@ServerFeature
final class NonSasl implements Feature {
    private static final Element AUTH = Element.of(Name.of("http://jabber.org/features/iq-auth", "auth"));

    @Override
    public Spec spec() {
        return Spec.xep(78, "2.5").processor("jabber:iq:auth").offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        return List.of(enable(StreamExtension.LEGACY), streamFeature(this::offer));
    }

    /** Section 4: "a server MAY advertise this feature only after successful TLS negotiation". */
    private Optional<Element> offer(StreamView stream) {
        return stream.facts().secure() && !stream.authenticated() ? Optional.of(AUTH) : Optional.empty();
    }
}
