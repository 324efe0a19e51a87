package im.parley.store.vhost;

import java.util.List;

/** The domains of the installation. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface VhostStore {
    /** All domains, by name. */
    List<Vhost> all();

    /** Adds or replaces a domain. */
    void put(Vhost vhost);

    /** Removes a domain; its accounts stay. No effect when there is none. */
    void remove(String domain);
}
