package im.parley.test.architecture;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The layers of docs/architecture.md and the arrows between them. */
enum Layer {
    WIRE("wire"),
    TRANSPORT("transport"),
    STORE("store"),
    SPI("server.spi"),
    CORE(
            "server.stream",
            "server.login",
            "server.session",
            "server.route",
            "server.roster",
            "server.s2s",
            "server.component",
            "server.vhost",
            "server.config",
            "server.cluster",
            "server.stats"),
    ADMIN("server.admin"),
    EDGE("server.boot", "server.endpoint"),
    FEATURE("feature"),
    WEB("web");

    private final List<String> folders;

    Layer(String... folders) {
        this.folders = List.of(folders);
    }

    /** The layers that this one may use, besides itself. */
    Set<Layer> allowed() {
        return switch (this) {
            case WIRE -> EnumSet.noneOf(Layer.class);
            case TRANSPORT, STORE -> EnumSet.of(WIRE);
            case SPI -> EnumSet.of(WIRE, STORE);
            case CORE, FEATURE -> EnumSet.of(WIRE, STORE, SPI);
            case ADMIN -> EnumSet.of(WIRE, STORE, SPI, CORE);
            case EDGE -> EnumSet.of(WIRE, STORE, SPI, CORE, ADMIN);
            case WEB -> EnumSet.of(WIRE, ADMIN);
        };
    }

    /** The packages of this layer as patterns of ArchUnit. */
    String[] packages(String root) {
        return folders.stream().map(folder -> root + '.' + folder + "..").toArray(String[]::new);
    }

    /** The packages of all layers that this one must not use. */
    String[] forbidden(String root) {
        Set<Layer> allowed = allowed();
        return Stream.of(values())
                .filter(layer -> layer != this && !allowed.contains(layer))
                .flatMap(layer -> Arrays.stream(layer.packages(root)))
                .toArray(String[]::new);
    }
}
