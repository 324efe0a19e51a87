package im.parley.server.admin.system;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Announcements;
import im.parley.server.admin.Announcements.Announcement;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Domains;
import im.parley.store.vhost.Vhost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Restarts the server or shuts it down, after a while, and tells its users (XEP-0133 sections 4.30 and 4.31). Their streams
 * end with {@code system-shutdown} when the application does. For administrators of the installation.
 */
@Singleton
public final class Standstill {
    /** The longest delay. */
    public static final Duration LONGEST = Duration.ofDays(1);
    /** The answer to whoever has asked for it goes before. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Machine machine;
    private final Announcements announcements;
    private final Domains domains;
    private final Audit audit;
    private final Clock clock;
    private @Nullable Awaited awaited;

    /** Works on this server. */
    @Inject
    public Standstill(Machine machine, Announcements announcements, Domains domains, Audit audit, Clock clock) {
        this.machine = machine;
        this.announcements = announcements;
        this.domains = domains;
        this.audit = audit;
        this.clock = clock;
    }

    /** What happens. */
    public enum Kind {
        /** The server comes again. */
        RESTART("server.restart"),
        /** It does not. */
        SHUTDOWN("server.shutdown");

        private final String operation;

        Kind(String operation) {
            this.operation = operation;
        }
    }

    /**
     * What is to happen.
     *
     * @param announcement what the users are told, or empty
     */
    public record Wish(Kind kind, Duration delay, String announcement) {}

    /**
     * What is going to happen.
     *
     * @param by who wants it
     */
    public record Planned(Kind kind, Instant at, String by) {}

    private record Awaited(Planned planned, Runnable cancel) {}

    /** Has it happen after the delay; announces it now. */
    public synchronized Planned plan(Actor actor, Wish wish) {
        String detail = "in " + wish.delay.toSeconds() + " s";
        String said = wish.announcement.isBlank() ? detail : detail + ": " + wish.announcement;
        return audit.of(actor, Audit.Act.onInstallation(wish.kind.operation, "server").saying(said), () -> {
            actor.requireInstallation();
            if (wish.delay.isNegative() || wish.delay.compareTo(LONGEST) > 0) {
                throw Rejected.invalid("delay", "a delay has 0 to " + LONGEST.toSeconds() + " seconds");
            }
            if (awaited != null) {
                throw Rejected.conflict("the server ends at " + awaited.planned.at + " anyway");
            }
            announce(actor, wish.announcement);
            return await(actor, wish);
        });
    }

    private void announce(Actor actor, String text) {
        if (!text.isBlank()) {
            Announcement announcement = new Announcement("", text, false);
            domains.all().stream().filter(Vhost::enabled).forEach(domain ->
                    announcements.announce(actor, domain.domain(), announcement));
        }
    }

    private Planned await(Actor actor, Wish wish) {
        Duration delay = wish.delay.compareTo(SHORTEST) < 0 ? SHORTEST : wish.delay;
        Planned planned = new Planned(wish.kind, clock.instant().plus(delay), actor.name());
        Runnable end = wish.kind == Kind.RESTART ? machine::startAnew : machine::stop;
        awaited = new Awaited(planned, machine.after(delay, end));
        return planned;
    }

    /** What is going to happen, if anything is. */
    public synchronized Optional<Planned> planned(Actor actor) {
        actor.requireInstallation();
        return Optional.ofNullable(awaited).map(Awaited::planned);
    }

    /** Everything stays as it is. */
    public synchronized void cancel(Actor actor) {
        audit.run(actor, Audit.Act.onInstallation("server.stay", "server"), () -> {
            actor.requireInstallation();
            if (awaited == null) {
                throw Rejected.notFound("neither a restart nor a shutdown is planned");
            }
            awaited.cancel.run();
            awaited = null;
        });
    }
}
