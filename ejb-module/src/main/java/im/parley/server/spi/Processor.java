package im.parley.server.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which bean under {@code sess-man} holds the values of an options record, which a feature asks for with {@link
 * Options#of}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Processor {
    /** The name of the bean, for example {@code jabber:iq:roster}. */
    String id();

    /** One sentence for the manual. */
    String help();
}
