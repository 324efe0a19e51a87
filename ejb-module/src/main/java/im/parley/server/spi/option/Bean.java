package im.parley.server.spi.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An inner bean, on a record component whose type is the options record of that bean. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bean {
    /** The name in the file. */
    String name();

    /** One sentence for the manual. */
    String help();
}
