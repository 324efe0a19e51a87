package im.parley.server.admin.setup;

import java.util.List;

/** What has become of the answers. */
public sealed interface Outcome {
    /**
     * They are written, and take effect with {@link Setup#takeEffect}.
     *
     * @param administrator the address of the first administrator
     */
    record Saved(String administrator) implements Outcome {}

    /** Nothing has changed. */
    record Refused(List<Problem> problems) implements Outcome {
        /** Takes a copy. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
