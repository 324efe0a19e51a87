package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import java.util.List;
import java.util.Optional;

/**
 * A service with a domain of its own, for example {@code muc.example.org}. Requests to the domain itself that a feature
 * answers for all services ({@link Target#SERVICE}) do not come here.
 */
public interface Service {
    /** The label before the served domain, for example {@code muc}. */
    String label();

    /** The identity that service discovery shows for it. */
    Identity identity();

    /** How service discovery lists it at a served domain. */
    default NodeItem item(String domain) {
        return new NodeItem(Jid.prepared("", label() + '.' + domain), Optional.empty(), identity().name());
    }

    /** Whoever answers here in fact, by its domain: it gets every stanza, and may send from the domain of the service. */
    default Optional<Jid> holder() {
        return Optional.empty();
    }

    /**
     * Called once, when the server is complete and before the first stanza comes.
     *
     * @param lanes where the parts of the service do their work in order
     */
    default void open(Lanes lanes) {}

    /** Handles a stanza to its domain, a node or a resource of it. May be called by many threads at a time. */
    List<Effect> handle(Stanza stanza);

    /** Called when the server stops, while sessions are still there to be told. */
    default List<Effect> close() {
        return List.of();
    }
}
