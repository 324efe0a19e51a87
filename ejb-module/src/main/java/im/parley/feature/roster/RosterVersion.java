package im.parley.feature.roster;

import java.util.Optional;

/**
 * The {@code ver} attribute, which clients hand back as they got it (RFC 6121 section 2.1.1). It is the number of the
 * store; a push that brings a client only part of the way to that number has the number that the client started from,
 * a dot and the place of the push. So each is unique, and a client that goes away in between gets all of them again.
 */
record RosterVersion(long number) {
    /** What the attribute says; empty for what this server never made, and for the empty text of section 2.6.2. */
    static Optional<RosterVersion> of(String attribute) {
        int dot = attribute.indexOf('.');
        try {
            long number = Long.parseLong(dot < 0 ? attribute : attribute.substring(0, dot));
            return number < 0 ? Optional.empty() : Optional.of(new RosterVersion(number));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    /** The attribute. */
    String attribute() {
        return Long.toString(number);
    }

    /** The attribute of the push at a place on the way from this version to another. */
    String attribute(int place) {
        return number + "." + place;
    }
}
