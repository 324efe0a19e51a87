package im.parley.server.spi.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a constant of an enum is written in the file, where that is not its own name in lower case. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Written {
    /** The spellings; the first is the one that the manual shows. */
    String[] value();
}
