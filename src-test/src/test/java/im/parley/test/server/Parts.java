package im.parley.test.server;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes objects by their one constructor, each parameter being a part of its type, as CDI does in the container. */
final class Parts {
    private final List<Object> parts = new ArrayList<>();

    Parts(Object... given) {
        parts.addAll(Arrays.asList(given));
    }

    <T> T make(Class<T> type) {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        if (constructors.length != 1) {
            throw new IllegalStateException(type + " has " + constructors.length + " constructors");
        }
        Object[] arguments =
                Arrays.stream(constructors[0].getParameterTypes()).map(this::part).toArray();
        try {
            constructors[0].setAccessible(true);
            return type.cast(constructors[0].newInstance(arguments));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    /** A part of that type; one of our own classes is made when it is first asked for. */
    private Object part(Class<?> type) {
        return parts.stream().filter(type::isInstance).findFirst().orElseGet(() -> {
            boolean ours = type.getName().startsWith("im.parley.") && !Modifier.isAbstract(type.getModifiers());
            if (!ours) {
                throw new IllegalStateException("there is no part " + type);
            }
            Object made = make(type);
            parts.add(made);
            return made;
        });
    }
}
