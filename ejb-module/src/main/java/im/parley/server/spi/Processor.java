package im.parley.server.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which bean holds the values of an options record, which a feature asks for with {@link Options#of}: a processor
 * under {@code sess-man}, or the bean of a service, which stands outside of all blocks.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Processor {
    /** The name of the bean, for example {@code jabber:iq:roster}. */
    String id();

    /** Other names of the same bean; where both stand in a file, this one is unknown. Of services alone. */
    String[] aliases() default {};

    /** Whether the bean is that of a service. */
    boolean component() default false;

    /** One sentence for the manual. */
    String help();
}
