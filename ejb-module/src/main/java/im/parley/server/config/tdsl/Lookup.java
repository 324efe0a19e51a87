package im.parley.server.config.tdsl;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where {@code env('X')} and {@code prop('x')} come from. */
public record Lookup(Function<String, @Nullable String> env, Function<String, @Nullable String> props) {

    /** The environment and the system properties of this process. */
    public static Lookup ofProcess() {
        return new Lookup(System::getenv, System::getProperty);
    }

    /** An environment variable, if it is set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(env.apply(name));
    }

    /** A system property, if it is set. */
    public Optional<String> property(String name) {
        // System.getProperty refuses an empty name with an exception instead of answering "not set".
        return name.isEmpty() ? Optional.empty() : Optional.ofNullable(props.apply(name));
    }
}
