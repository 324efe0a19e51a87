package im.parley.server.spi.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Receives the class that the file names for the bean, on a component of type {@code Optional<String>}. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClassName {
    /** The names that mean something; another one stops the start. */
    String[] value();
}
