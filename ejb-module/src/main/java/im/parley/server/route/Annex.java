package im.parley.server.route;

import java.util.Optional;

/** Domains that others answer for who are connected to this server: external components. Asked for each stanza. */
public interface Annex {
    /** No such domains. */
    Annex NONE = new Annex() {
        @Override
        public Optional<Way> named(String domain) {
            return Optional.empty();
        }

        @Override
        public Optional<Way> matching(String domain) {
            return Optional.empty();
        }
    };

    /**
     * The way to a domain.
     *
     * @param out takes the stanzas
     * @param ours whether the domain is one of this installation, for which other servers come here
     */
    record Way(Outside out, boolean ours) {}

    /** The way to a domain that was set up by its name; it goes before those of the services of this server. */
    Optional<Way> named(String domain);

    /** The way to a domain that nobody else here answers for. */
    Optional<Way> matching(String domain);
}
