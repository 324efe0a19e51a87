package im.parley.server.spi.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Inner beans whose names the administrator chooses, on a component of type {@code Map<String, SomeOptions>}. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Beans {
    /** What a name looks like: a regular expression. */
    String pattern() default ".+";

    /** What the names are, for the manual and for error messages: {@code <port>}, {@code <domain>}. */
    String label();

    /** One sentence for the manual. */
    String help();
}
