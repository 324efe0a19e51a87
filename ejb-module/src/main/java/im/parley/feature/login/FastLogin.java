package im.parley.feature.login;

import static im.parley.server.spi.Hook.enable;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamExtension;
import java.util.List;

/** XEP-0484: Fast Authentication Streamlining Tokens. Clients log in by a token of the server's making, in one step. */
@ServerFeature
final class FastLogin implements Feature {
    @Override
    public Spec spec() {
        return Spec.xep(484, "0.2.0").processor("urn:xmpp:fast:0");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(enable(StreamExtension.FAST));
    }
}
