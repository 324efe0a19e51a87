package im.parley.server.config;

import im.parley.server.config.tdsl.Block;
import im.parley.server.config.tdsl.Nearest;
import im.parley.server.config.tdsl.Position;
import im.parley.server.config.tdsl.Problems;
import im.parley.server.config.tdsl.Setting;
import im.parley.server.config.tdsl.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Refuses unknown keys and beans with the nearest known name, and warns of known ones that have no effect. */
final class KnownNames {
    private static final String ACTIVE = "active";
    private static final Shape NONE = Shape.of(NoOptions.class);

    private final Catalogue catalogue;
    private final Problems problems;
    private final Map<String, String> homesOfKeys = new HashMap<>();
    private final Map<String, String> homesOfBeans = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Block> undecided = new ArrayList<>();

    KnownNames(Catalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
        collect(catalogue.root(), List.of());
    }

    /** Beans of {@code sess-man} that only the features can tell to be known. */
    List<Block> undecided() {
        return List.copyOf(undecided);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Where each name belongs, for those who write it elsewhere. */
    private void collect(Shape shape, List<String> path) {
        shape.keys().forEach(key -> homesOfKeys.putIfAbsent(key, in(path)));
        for (var bean : shape.beans()) {
            homesOfBeans.putIfAbsent(bean.bean().name(), in(path));
            collect(bean.shape(), Binder.below(path, bean.bean().name()));
        }
        shape.freeBeans()
                .ifPresent(free -> collect(free.shape(), Binder.below(path, free.beans().label())));
        catalogue.innerBeans(path).forEach((name, inner) -> {
            homesOfBeans.putIfAbsent(name, in(path));
            collect(inner, Binder.below(path, name));
        });
    }

    void check(Shape shape, Block block, List<String> path) {
        block.settings().values().forEach(setting -> checkKey(shape, setting, path));
        block.beans().values().forEach(bean -> checkBean(shape, bean, path));
        block.attributes().className().ifPresent(name -> checkClass(shape, block, name));
    }

    private void checkClass(Shape shape, Block block, String name) {
        var known = shape.classes();
        if (known.isEmpty()) {
            warn(block.at(), "class " + name + " is not loaded, Parley's own is used");
        } else if (!known.get().contains(name)) {
            problems.add(
                    block.at(), "unknown class " + name + " of '" + block.name() + "'" + Nearest.hint(name, known.get()));
        }
    }

    private void checkKey(Shape shape, Setting setting, List<String> path) {
        var key = setting.key();
        var known = new TreeSet<>(shape.keys());
        if (path.isEmpty()) {
            // What stands outside of all blocks is there for every bean.
            known.addAll(homesOfKeys.keySet());
        } else if (key.equals(ACTIVE)) {
            return;
        }
        if (!known.contains(key) && !ignored(shape, key, path, setting.at(), !(setting.value() instanceof Value.Nothing))) {
            problems.add(setting.at(), "unknown key '" + key + "'" + in(path) + hint(key, known, homesOfKeys));
        }
    }

    private void checkBean(Shape shape, Block bean, List<String> path) {
        var name = bean.name();
        var known = new TreeSet<>(catalogue.innerBeans(path).keySet());
        shape.beans().forEach(part -> known.add(part.bean().name()));
        var free = shape.freeBeans();
        var fits = free.filter(part -> part.pattern().matcher(name).matches()).isPresent();
        if (!known.contains(name)
                && !fits
                && !ignored(shape, name, path, bean.at(), true)) {
            if (path.equals(List.of(SessManOptions.BEAN)) && Everywhere.onlyOfProcessors(bean)) {
                undecided.add(bean); // a feature without options may go by this name
                check(NONE, bean, Binder.below(path, name));
                return;
            }
            if (isForeign(bean, path)) {
                return;
            }
            var label = free.map(part -> "; expected " + part.beans().label()).orElse("");
            problems.add(bean.at(), "unknown bean '" + name + "'" + in(path) + label + hint(name, known, homesOfBeans));
        }
    }

    /** Whether a bean is one that somebody wrote for Tigase: who names its class has not misspelt another one. */
    private boolean isForeign(Block bean, List<String> path) {
        var place = path.isEmpty() || path.equals(List.of(SessManOptions.BEAN));
        var foreign = bean.attributes().className().filter(_ -> place);
        foreign.ifPresent(name -> warn(
                bean.at(),
                "'" + bean.name() + "' has no effect: class " + name + " is written for Tigase, Parley does not load it; an"
                        + " external component can do such work"));
        return foreign.isPresent();
    }

    /** Whether a name is known to have no effect; there is a warning if someone seems to count on it. */
    private boolean ignored(Shape shape, String name, List<String> path, Position at, boolean wanted) {
        var reason = shape.ignoredBecause(name).or(() -> Everywhere.ignoredBecause(name, path));
        reason.filter(_ -> wanted).ifPresent(text -> warn(at, "'" + name + "' has no effect: " + text));
        return reason.isPresent();
    }

    private static String hint(String name, Set<String> known, Map<String, String> homes) {
        var near = Nearest.hint(name, known);
        return near.isEmpty()
                ? Optional.ofNullable(homes.get(name))
                        .map(home -> "; it belongs" + (home.isEmpty() ? " outside of all blocks" : home))
                        .orElse("")
                : near;
    }

    private static String in(List<String> path) {
        return path.isEmpty() ? "" : " in '" + String.join("' / '", path) + "'";
    }

    private void warn(Position at, String message) {
        warnings.add(at + ": " + message);
    }
}
