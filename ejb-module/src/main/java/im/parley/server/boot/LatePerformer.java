package im.parley.server.boot;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The performer that is given to the administration when it is made, before there is a router. */
@Vetoed // the wiring makes the one there is
public final class LatePerformer implements Performer {
    private volatile @Nullable Performer router;

    void load(Performer complete) {
        router = complete;
    }

    @Override
    public void perform(List<Effect> effects) {
        Performer loaded = router;
        if (loaded == null) {
            throw new IllegalStateException("the server has not started");
        }
        loaded.perform(effects);
    }
}
