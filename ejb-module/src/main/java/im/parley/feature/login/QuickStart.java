package im.parley.feature.login;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.streamFeature;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;

/** XEP-0305: XMPP Quickstart. Says that a client need not wait for answers that it can foresee. */
@ServerFeature
final class QuickStart implements Feature {
    private static final String NS = "urn:xmpp:features:pipelining";
    private static final Element PIPELINING = Element.of(Name.of(NS, "pipelining"));

    @Override
    public Spec spec() {
        return Spec.xep(305, "0.3").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(streamFeature(stream -> Optional.of(PIPELINING)), advertise(SERVER, NS));
    }
}
