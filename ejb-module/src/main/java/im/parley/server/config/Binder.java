package im.parley.server.config;

import im.parley.server.config.Part.ActivityPart;
import im.parley.server.config.Part.BeanPart;
import im.parley.server.config.Part.BeansPart;
import im.parley.server.config.Part.ClassPart;
import im.parley.server.config.Part.GroupPart;
import im.parley.server.config.Part.OptionPart;
import im.parley.server.config.tdsl.Block;
import im.parley.server.config.tdsl.Document;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Position;
import im.parley.server.config.tdsl.Problems;
import im.parley.server.spi.option.Checked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns blocks into options records; what is wrong with a block goes to the problems. */
final class Binder {
    private final Catalogue catalogue;
    private final Settings settings;
    private final KnownNames names;
    private final Problems problems;
    private final Map<List<String>, Record> bound = new LinkedHashMap<>();
    private final List<Record> groups = new ArrayList<>();

    Binder(Catalogue catalogue, Document document, Lookup lookup, Problems problems) {
        this.catalogue = catalogue;
        this.settings = new Settings(document, lookup, problems);
        this.names = new KnownNames(catalogue, problems);
        this.problems = problems;
    }

    /** The records of all beans by their path; that of the root is the empty one. */
    Map<List<String>, Record> bind(Block root) {
        bean(catalogue.root(), root, List.of());
        return Collections.unmodifiableMap(bound);
    }

    /** The records of the options that belong together in some bean. */
    List<Record> groups() {
        return List.copyOf(groups);
    }

    List<Effective> effective() {
        return settings.effective();
    }

    List<Block> undecided() {
        return names.undecided();
    }

    List<String> warnings() {
        return names.warnings();
    }

    private Record bean(Shape shape, Block block, List<String> path) {
        names.check(shape, block, path);
        var bean = record(shape, block, path);
        bound.put(path, bean);
        catalogue
                .innerBeans(path)
                .forEach((name, inner) -> bean(inner, inner(block, name), below(path, name)));
        return bean;
    }

    private Record record(Shape shape, Block block, List<String> path) {
        var values = new ArrayList<Object>();
        for (var part : shape.parts()) {
            values.add(
                    switch (part) {
                        case OptionPart option -> settings.value(option, block, path);
                        case BeanPart(var bean, var inner) ->
                            bean(inner, inner(block, bean.name()), below(path, bean.name()));
                        case BeansPart free -> free(free, block, path);
                        case GroupPart(var group) -> group(group, block, path);
                        case ClassPart _ -> block.attributes().className();
                        case ActivityPart _ -> block.active();
                    });
        }
        var record = shape.create(values);
        if (problems.isEmpty() && record instanceof Checked checked) {
            checked.wrong().ifPresent(why -> problems.add(block.at(), "'" + block.name() + "': " + why));
        }
        return record;
    }

    private Record group(Shape shape, Block block, List<String> path) {
        var group = record(shape, block, path);
        groups.add(group);
        return group;
    }

    private Map<String, Record> free(BeansPart free, Block block, List<String> path) {
        var records = new LinkedHashMap<String, Record>();
        block.beans().forEach((name, inner) -> {
            if (free.pattern().matcher(name).matches()) {
                records.put(name, bean(free.shape(), inner, below(path, name)));
            }
        });
        return Collections.unmodifiableMap(records);
    }

    private static Block inner(Block block, String name) {
        var inner = block.beans().get(name);
        return inner == null ? Block.absent(name, new Position(block.at().file(), 1, 1)) : inner;
    }

    static List<String> below(List<String> path, String name) {
        var below = new ArrayList<>(path);
        below.add(name);
        return List.copyOf(below);
    }
}
