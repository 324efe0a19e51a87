package im.parley.server.config;

import im.parley.server.config.Part.ActivityPart;
import im.parley.server.config.Part.BeanPart;
import im.parley.server.config.Part.BeansPart;
import im.parley.server.config.Part.ClassPart;
import im.parley.server.config.Part.GroupPart;
import im.parley.server.config.Part.OptionPart;
import im.parley.server.spi.option.Activity;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.ClassName;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An options record as the binder and the manual see it. */
record Shape(Class<? extends Record> type, List<Part> parts, List<Ignored> ignored) {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return inspect(type.asSubclass(Record.class));
        }
    };

    static Shape of(Class<? extends Record> type) {
        return SHAPES.get(type);
    }

    private static Shape inspect(Class<? extends Record> type) {
        var parts = Arrays.stream(type.getRecordComponents()).map(Shape::part).toList();
        return new Shape(type, parts, List.of(type.getAnnotationsByType(Ignored.class)));
    }

    private static Part part(RecordComponent component) {
        var option = component.getAnnotation(Option.class);
        if (option != null) {
            return new OptionPart(option, component.getGenericType());
        }
        var bean = component.getAnnotation(Bean.class);
        if (bean != null) {
            return new BeanPart(bean, of(record(component.getType())));
        }
        var beans = component.getAnnotation(Beans.class);
        if (beans != null) {
            var options = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1];
            return new BeansPart(beans, Pattern.compile(beans.pattern()), of(record(options)));
        }
        if (component.isAnnotationPresent(Group.class)) {
            return new GroupPart(of(record(component.getType())));
        }
        if (component.isAnnotationPresent(Activity.class)) {
            return new ActivityPart();
        }
        var className = component.getAnnotation(ClassName.class);
        if (className != null) {
            return new ClassPart(List.of(className.value()));
        }
        throw new IllegalStateException(component + " says neither @Option nor @Bean(s), @Group or @Activity");
    }

    private static Class<? extends Record> record(Type type) {
        return ((Class<?>) type).asSubclass(Record.class);
    }

    /** The options of this block, those of its groups included. */
    List<OptionPart> options() {
        return parts.stream().flatMap(Shape::optionsOf).toList();
    }

    /** The names of these options, all spellings. */
    List<String> keys() {
        return options().stream()
                .map(OptionPart::option)
                .flatMap(option -> Stream.concat(Stream.of(option.name()), Stream.of(option.aliases())))
                .toList();
    }

    private static Stream<OptionPart> optionsOf(Part part) {
        return switch (part) {
            case OptionPart option -> Stream.of(option);
            case GroupPart(var shape) -> shape.options().stream();
            case BeanPart _, BeansPart _, ClassPart _, ActivityPart _ -> Stream.empty();
        };
    }

    /** The inner beans with fixed names, those of the groups included. */
    List<BeanPart> beans() {
        return parts.stream().flatMap(Shape::beansOf).toList();
    }

    private static Stream<BeanPart> beansOf(Part part) {
        return switch (part) {
            case BeanPart bean -> Stream.of(bean);
            case GroupPart(var shape) -> shape.beans().stream();
            case OptionPart _, BeansPart _, ClassPart _, ActivityPart _ -> Stream.empty();
        };
    }

    /** The names of classes that may do the work of this bean, if one may be chosen. */
    Optional<List<String>> classes() {
        return parts.stream()
                .filter(ClassPart.class::isInstance)
                .map(ClassPart.class::cast)
                .map(ClassPart::known)
                .findFirst();
    }

    /** The inner beans with free names. */
    Optional<BeansPart> freeBeans() {
        return parts.stream()
                .filter(BeansPart.class::isInstance)
                .map(BeansPart.class::cast)
                .findFirst();
    }

    /** The reason why a known name has no effect, if it has none. */
    Optional<String> ignoredBecause(String name) {
        var groups = parts.stream().filter(GroupPart.class::isInstance).map(GroupPart.class::cast);
        return Stream.concat(ignored.stream(), groups.flatMap(group -> group.shape().ignored().stream()))
                .filter(names -> List.of(names.value()).contains(name) || List.of(names.value()).contains("*"))
                .map(Ignored::because)
                .findFirst();
    }

    /** The record made of its parts' values. */
    Record create(List<?> values) {
        try {
            return constructor().newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made of " + values, e);
        }
    }

    private Constructor<? extends Record> constructor() throws NoSuchMethodException {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        // A feature's options record is package-private, as the rest of the feature.
        constructor.setAccessible(true);
        return constructor;
    }
}
