package im.parley.server.boot;

import im.parley.server.admin.setup.TakeEffect;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts the application anew inside the running process when it was set up. */
@Singleton
class Restart {
    private static final System.Logger LOG = System.getLogger("im.parley");

    void now(@Observes TakeEffect event) {
        LOG.log(System.Logger.Level.INFO, "Parley starts anew with what was set up ...");
        Container.restart();
    }
}
