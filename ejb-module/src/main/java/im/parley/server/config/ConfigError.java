package im.parley.server.config;

import im.parley.server.config.tdsl.Problem;
import im.parley.server.config.tdsl.Problems;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. The message has one line per problem: file, line, column, and what is wrong. */
public final class ConfigError extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigError(Problems problems) {
        this(problems.inOrder());
    }

    ConfigError(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
