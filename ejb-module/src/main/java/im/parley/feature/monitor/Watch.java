package im.parley.feature.monitor;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that may run short, and how long it has. One thread at a time looks.
 *
 * <p>What goes up and down around a threshold would tell its administrators each minute: so it takes several looks in a row
 * until it is believed.
 */
final class Watch {
    private final Supplier<Optional<String>> trouble;
    private final String relief;
    private final int looks;
    private int against;
    private boolean raised;

    /**
     * @param trouble what is wrong now, if anything is
     * @param relief what is said when that is over
     * @param looks how many in a row must agree
     */
    Watch(Supplier<Optional<String>> trouble, String relief, int looks) {
        this.trouble = trouble;
        this.relief = relief;
        this.looks = looks;
    }

    /** Looks once more; what is to be told, when something has changed. */
    Optional<String> look() {
        Optional<String> found = trouble.get();
        against = found.isPresent() == raised ? 0 : against + 1;
        if (against < looks) {
            return Optional.empty();
        }
        against = 0;
        raised = !raised;
        return Optional.of(found.orElse(relief));
    }

    boolean isRaised() {
        return raised;
    }
}
