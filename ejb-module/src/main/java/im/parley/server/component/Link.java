package im.parley.server.component;

import im.parley.store.component.ComponentItem.Socket;
import im.parley.wire.port.Call;
import im.parley.wire.port.Caller;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Place;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.stream.StreamError;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection that this server makes, and makes again whenever it has ended, until it is not wanted any more. */
final class Link {
    private static final System.Logger LOG = System.getLogger(Link.class.getName());

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final Definition definition;
    private final String host;
    private final Components components;
    private @Nullable ComponentStream stream;
    private boolean wanted = true;
    private String trouble = "";
    private int failures;

    Link(Definition definition, String host, Components components) {
        this.definition = definition;
        this.host = host;
        this.components = components;
    }

    Definition definition() {
        return definition;
    }

    /** The host and the port. */
    String place() {
        return host + ':' + definition.item().link().port();
    }

    /** What went wrong last; empty when it is connected. */
    synchronized Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    /** Connects. Blocks for a look-up in DNS. */
    void begin() {
        if (!isWanted()) {
            return;
        }
        boolean tls = definition.item().link().socket() == Socket.SSL;
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
            Place place = new Place(host, addresses, definition.item().link().port(), tls, List.of());
            Call call = new Call(
                    place,
                    host,
                    components.identity(definition.domain()),
                    components.options().timeouts().login(),
                    components.options().outgoing(tls));
            components.dialer().connect(call, new Caller() {
                @Override
                public StreamHandler connected(Connection connection) {
                    return begun(connection);
                }

                @Override
                public void failed(String why) {
                    closed(why);
                }
            });
        } catch (UnknownHostException unknown) {
            closed("there is no host " + host);
        }
    }

    private StreamHandler begun(Connection connection) {
        ComponentStream fresh = ComponentStream.outgoing(connection, components, this);
        synchronized (this) {
            stream = fresh;
        }
        Optional<String> objection = connection.facts().secure()
                ? components.objection(connection.facts(), host)
                : Optional.empty();
        objection.ifPresent(why -> {
            note(why);
            fresh.end(StreamError.of(StreamError.Condition.POLICY_VIOLATION, "the certificate: " + why));
        });
        if (!isWanted()) {
            fresh.end(Endings.CHANGED);
        }
        return fresh;
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private synchronized void note(String why) {
        trouble = why;
    }

    void opened(ComponentStream logged) {
        synchronized (this) {
            trouble = "";
            failures = 0;
        }
        LOG.log(Level.INFO, "{0} is connected to {1}", definition.domain(), place());
    }

    void closed(String why) {
        Duration pause;
        synchronized (this) {
            stream = null;
            if (!wanted) {
                return;
            }
            if (trouble.isEmpty()) {
                LOG.log(Level.WARNING, "{0} is not connected to {1}: {2}", definition.domain(), place(), why);
            }
            trouble = why;
            pause = pause(components.options().timeouts().retry(), failures++);
        }
        var _ = components.timer().schedule(
                () -> components.threads().execute(this::begin), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How long to wait after one more failure: each time twice as long, up to a bound. A log-in begins anew. */
    static Duration pause(Duration first, int before) {
        Duration longest = first.compareTo(LONGEST) > 0 ? first : LONGEST;
        Duration doubled = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    /** Ends the connection and makes no other. */
    void drop(StreamError why) {
        ComponentStream open;
        synchronized (this) {
            wanted = false;
            open = stream;
        }
        if (open != null) {
            open.end(why);
        }
    }
}
