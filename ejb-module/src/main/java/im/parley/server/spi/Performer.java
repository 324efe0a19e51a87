package im.parley.server.spi;

import java.util.List;

/** Performs effects for those who are not asked by a stanza: the administration. */
@FunctionalInterface
public interface Performer {
    /** Performs them in their order; may be called by any thread once the server has started. */
    void perform(List<Effect> effects);
}
