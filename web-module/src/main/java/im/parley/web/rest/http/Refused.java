package im.parley.web.rest.http;

import java.util.Map;

/** A request is not done. Carries no stack trace. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /** For that reason. */
    public Refused(Problem problem) {
        this(problem, Map.of());
    }

    /** For that reason, with headers that say more. */
    public Refused(Problem problem, Map<String, String> headers) {
        super(problem.detail().orElse(problem.title()), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
