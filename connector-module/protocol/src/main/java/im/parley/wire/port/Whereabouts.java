package im.parley.wire.port;

import java.util.List;

/** Where the servers of a domain are, as DNS says. */
public sealed interface Whereabouts {
    /**
     * At these places.
     *
     * @param places in the order in which they are to be tried, at least one
     * @param found what was found on the way, a line for a person each
     */
    record Known(List<Place> places, List<String> found) implements Whereabouts {
        /** Takes copies of the lists. */
        public Known {
            places = List.copyOf(places);
            found = List.copyOf(found);
        }
    }

    /**
     * There is no such domain, or it has no server.
     *
     * @param why a line for a person
     */
    record Nowhere(String why) implements Whereabouts {}

    /**
     * Nobody can tell at present: the name servers do not answer, or answer nonsense.
     *
     * @param why a line for a person
     */
    record Unknown(String why) implements Whereabouts {}
}
