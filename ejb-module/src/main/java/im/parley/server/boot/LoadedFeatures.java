package im.parley.server.boot;

import im.parley.server.route.FeatureTable;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Service;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Target;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue that is given to features when they are made, before the table of all of them can exist. It may be read
 * once the server has started.
 */
@Vetoed // the wiring makes the one there is
public final class LoadedFeatures implements Catalogue {
    private volatile @Nullable FeatureTable table;

    void load(FeatureTable complete) {
        table = complete;
    }

    private FeatureTable table() {
        FeatureTable loaded = table;
        if (loaded == null) {
            throw new IllegalStateException("the catalogue is read while the features are being made");
        }
        return loaded;
    }

    @Override
    public List<String> features(Target target) {
        return table().features(target);
    }

    @Override
    public <H extends Hook> List<H> hooks(Class<H> kind) {
        return table().hooks(kind);
    }

    @Override
    public <H extends Hook.Disclosure> List<H> told(Class<H> kind, Target target, Jid entity) {
        return table().told(kind, target, entity);
    }

    @Override
    public List<Service> services() {
        return table().services();
    }

    @Override
    public List<Spec> specs() {
        return table().specs();
    }
}
