package im.parley.server.spi;

import im.parley.wire.stanza.Stanza;
import java.util.List;

/** A service with a domain of its own, for example {@code muc.example.org}. */
public interface Service {
    /** The label before the served domain, for example {@code muc}. */
    String label();

    /** The identity that service discovery shows for it. */
    Identity identity();

    /** Handles a stanza to its domain, a node or a resource of it. May be called by many threads at a time. */
    List<Effect> handle(Stanza stanza);
}
