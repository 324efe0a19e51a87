package im.parley.server.spi.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/**
 * A key of a bean in {@code config.tdsl}, on a record component. The type of the component is the type of the option:
 * {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean}, an enum ({@code REPLACE_OLD} is written
 * {@code 'replace-old'}), {@code Duration}, {@code Period}, or {@code List}, {@code Set}, {@code Map<String, ...>} or
 * {@code Optional} of one of these.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Option {
    /** The key in the file. */
    String name();

    /** Other names of the same key. */
    String[] aliases() default {};

    /** The default in the language of the file. {@code null} is for {@code Optional} alone. */
    String byDefault() default "null";

    /** The smallest allowed value, in the language of the file. */
    String min() default "";

    /** The largest allowed value, in the language of the file. */
    String max() default "";

    /** What a bare number means where the type is {@code Duration}. */
    ChronoUnit unit() default ChronoUnit.SECONDS;

    /** An environment variable that wins over the file. */
    String env() default "";

    /** Whether the value must not be printed. */
    boolean secret() default false;

    /** One sentence for the manual. */
    String help();

    /** The first version that has the option. */
    String since() default "0.1";
}
