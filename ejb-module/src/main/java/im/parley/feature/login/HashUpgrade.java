package im.parley.feature.login;

import static im.parley.server.spi.Hook.enable;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamExtension;
import java.util.List;

/** XEP-0480: SASL Upgrade Tasks. Asks clients for keys of stronger hash functions where a password has none yet. */
@ServerFeature
final class HashUpgrade implements Feature {
    @Override
    public Spec spec() {
        return Spec.xep(480, "0.2.0").processor("urn:xmpp:sasl:upgrade:0");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(enable(StreamExtension.UPGRADE));
    }
}
