package im.parley.server.spi.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Keys and inner beans that a Tigase file may hold and that have no effect here: they warn instead of failing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Ignored.List.class)
public @interface Ignored {
    /** The names. */
    String[] value();

    /** Why they have no effect. */
    String because();

    /** Several groups of ignored names. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The groups. */
        Ignored[] value();
    }
}
