package im.parley.feature.login;

import static im.parley.server.spi.Hook.enable;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamExtension;
import java.util.List;

/** XEP-0388: Extensible SASL Profile. A log-in without a new stream after it, which does other things on the way. */
@ServerFeature
final class ExtensibleSasl implements Feature {
    @Override
    public Spec spec() {
        return Spec.xep(388, "1.0.4").andXep(440, "1.0.0").andXep(474, "0.5.0").processor("urn:xmpp:sasl:2");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(enable(StreamExtension.SASL2));
    }
}
