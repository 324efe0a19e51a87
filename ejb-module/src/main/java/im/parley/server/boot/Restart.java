package im.parley.server.boot;

import im.parley.server.admin.setup.TakeEffect;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Starts the application anew inside the running process, through the container's management as JMX shows it. Started to
 * run Parley alone, the container reloads all of itself, data source included; in somebody else's WildFly only Parley is
 * deployed again.
 */
@Singleton
class Restart {
    private static final System.Logger LOG = System.getLogger("im.parley");
    private static final String CONTAINER = "jboss.as:management-root=server";
    private static final String DEPLOYMENT = "jboss.as:deployment=parley.ear";

    /** Returns at once: the application cannot end while a thread of it waits for its end. */
    void now(@Observes TakeEffect event) {
        boolean alone = Exit.ends();
        LOG.log(System.Logger.Level.INFO, "Parley starts anew with what was set up ...");
        Thread.ofPlatform().daemon().name("parley-restart").start(() -> {
            if (alone) {
                invoke(CONTAINER, "reload");
            } else {
                invoke(DEPLOYMENT, "redeploy");
            }
        });
    }

    private static void invoke(String object, String operation) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            beans.invoke(new ObjectName(object), operation, new Object[0], new String[0]);
        } catch (JMException refused) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The container does not start the application anew ({0}); restart it by hand.",
                    refused.getMessage());
        }
    }
}
