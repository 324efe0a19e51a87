package im.parley.test.server;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Processor;
import im.parley.server.spi.ServerFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what CDI finds in the container: the classes that are marked as features, and the records of their options. */
final class FeatureScan {
    private static final List<String> ROOTS =
            List.of(
            "im/parley/feature", "im/parley/server/admin", "im/parley/server/component", "im/parley/server/spi/option");
    private static final List<Class<?>> CLASSES = scan();

    private FeatureScan() {}

    static List<Class<? extends Feature>> features() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotationPresent(ServerFeature.class))
                .<Class<? extends Feature>>map(type -> type.asSubclass(Feature.class))
                .toList();
    }

    static List<Class<? extends Record>> options() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotationPresent(Processor.class))
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                .toList();
    }

    private static List<Class<?>> scan() {
        try {
            Path place = Path.of(ServerFeature.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return scan(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return scan(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> scan(Path root) throws IOException {
        List<Class<?>> found = new ArrayList<>();
        for (String below : ROOTS) {
            try (Stream<Path> files = Files.walk(root.resolve(below))) {
                files.map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                        .sorted()
                        .map(FeatureScan::load)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ServerFeature.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
