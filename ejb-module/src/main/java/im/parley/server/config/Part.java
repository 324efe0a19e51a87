package im.parley.server.config;

import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Option;
import java.lang.reflect.Type;
import java.util.List;
import java.util.regex.Pattern;

/** What one component of an options record receives. */
sealed interface Part {

    /** The value of a key. */
    record OptionPart(Option option, Type type) implements Part {}

    /** An inner bean. */
    record BeanPart(Bean bean, Shape shape) implements Part {}

    /** Inner beans with free names. */
    record BeansPart(Beans beans, Pattern pattern, Shape shape) implements Part {}

    /** More keys of the same block. */
    record GroupPart(Shape shape) implements Part {}

    /**
     * Which class does the work.
     *
     * @param known the names that mean something
     */
    record ClassPart(List<String> known) implements Part {}

    /** Whether the bean is switched on or off. */
    record ActivityPart() implements Part {}
}
