package im.parley.feature.login;

import static im.parley.server.spi.Hook.enable;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamExtension;
import java.util.List;

/** XEP-0386: Bind 2. A resource is bound, and features are enabled on it, within the log-in. */
@ServerFeature
final class InlineBind implements Feature {
    @Override
    public Spec spec() {
        return Spec.xep(386, "1.1.0").processor("urn:xmpp:bind:0");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(enable(StreamExtension.BIND2));
    }
}
