package im.parley.web.monitoring;

import im.parley.server.admin.Monitoring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The same checks as those of {@link Health} for MicroProfile Health, which the container has on its management port. */
@ApplicationScoped
class Probes {
    @Produces
    @Liveness
    @Singleton
    HealthCheck alive(Monitoring monitoring) {
        return () -> response(monitoring.alive());
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck ready(Monitoring monitoring) {
        return () -> response(monitoring.ready());
    }

    @Produces
    @Startup
    @Singleton
    HealthCheck started(Monitoring monitoring) {
        return () -> response(monitoring.started());
    }

    private static HealthCheckResponse response(Monitoring.Check check) {
        return HealthCheckResponse.named(check.name()).status(check.up()).build();
    }
}
