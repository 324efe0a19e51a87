package im.parley.web.rest.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may use the operation; without it nobody gets in. The use case looks closer: at which domain he administers. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    /** The least that the caller is. */
    Role value();

    /** Whether the account {@code jid} of the path may use it on itself. */
    boolean self() default false;
}
