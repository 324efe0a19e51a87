package im.parley.server.boot;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The container's management, as JMX shows it. Started to run Parley alone, the container is restarted and stopped as a
 * whole, data source included; in somebody else's WildFly only Parley is deployed again, or undeployed.
 */
final class Container {
    private static final System.Logger LOG = System.getLogger("im.parley");
    private static final String WHOLE = "jboss.as:management-root=server";
    private static final String DEPLOYMENT = "jboss.as:deployment=parley.ear";

    private Container() {}

    /** Returns at once: the application cannot end while a thread of it waits for its end. */
    static void restart() {
        invoke("reload", "redeploy");
    }

    /** Returns at once, likewise. */
    static void stop() {
        invoke("shutdown", "undeploy");
    }

    private static void invoke(String ofContainer, String ofDeployment) {
        boolean alone = Exit.ends();
        Thread.ofPlatform().daemon().name("parley-restart").start(() -> {
            if (alone) {
                invokeAt(WHOLE, ofContainer);
            } else {
                invokeAt(DEPLOYMENT, ofDeployment);
            }
        });
    }

    private static void invokeAt(String object, String operation) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            beans.invoke(new ObjectName(object), operation, new Object[0], new String[0]);
        } catch (JMException refused) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The container refuses to {0} ({1}); do it by hand.",
                    operation,
                    refused.getMessage());
        }
    }
}
