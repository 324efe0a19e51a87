package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Presence;
import java.time.Instant;
import java.util.Optional;

/**
 * A resource of a local account: connected, or waiting for its client to come back (XEP-0198). Values may be read from any thread; they are changed on the session's strand
 * alone, that is in the hooks {@link Hook.OnSent}, {@link Hook.OnIq}, {@link Hook.OnHold} and {@link Hook.OnNonza} that
 * are called for this session.
 */
public interface Session {
    /** The full JID. */
    Jid jid();

    /** The bare JID. */
    default Jid account() {
        return jid().bare();
    }

    /** What is known of the connection, or of the last one. */
    Facts facts();

    /** When the resource was bound. */
    Instant since();

    /** The presence last broadcast (RFC 6121 section 4.2); empty before initial presence and after unavailable. */
    Optional<Presence> presence();

    /** Sets what {@link #presence()} returns. */
    void presence(Optional<Presence> broadcast);

    /** Whether this is an available resource (RFC 6121 section 4.2). */
    default boolean isAvailable() {
        return presence().isPresent();
    }

    /**
     * Whether there is a connection. Without one the session receives as before; the client gets it when it resumes.
     */
    default boolean isConnected() {
        return true;
    }

    /**
     * Present while the resource is invisible to others (XEP-0186): it gets what an available one gets, and others are told
     * nothing of it.
     */
    Key<Hiding> HIDING = new Key<>("invisible");

    /**
     * @param probes whether the resource sees the presence of contacts nevertheless
     */
    record Hiding(boolean probes) {}

    /** Whether others may see that this is an available resource. */
    default boolean isVisible() {
        return isAvailable() && get(HIDING).isEmpty();
    }

    /** The priority; meaningless unless available. */
    int priority();

    /** The value of a feature's key. */
    <T> Optional<T> get(Key<T> key);

    /** Sets the value of a feature's key. */
    <T> void put(Key<T> key, T value);

    /** Removes the value of a feature's key. */
    void remove(Key<?> key);

    /**
     * A place for the state of one feature in every session. Keys are compared by identity: make each once, as a
     * constant.
     */
    @SuppressWarnings("UnusedTypeParameter") // it types get and put
    final class Key<T> {
        private final String name;

        /** A key with a name for debugging. */
        public Key(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
