package im.parley.server.config;

import im.parley.server.config.Part.OptionPart;
import im.parley.server.config.tdsl.Block;
import im.parley.server.config.tdsl.Document;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Problems;
import im.parley.server.config.tdsl.Setting;
import im.parley.server.config.tdsl.Value;
import im.parley.server.spi.option.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the value of an option: the environment wins, then the bean's own block, then a setting of the same name outside
 * of all blocks, then a global ({@code --name}), then the default (administration guide, section 2.6.1: settings in the
 * main context and globals are there for every bean).
 */
final class Settings {
    private final Document document;
    private final Lookup lookup;
    private final Problems problems;
    private final List<Effective> effective = new ArrayList<>();

    Settings(Document document, Lookup lookup, Problems problems) {
        this.document = document;
        this.lookup = lookup;
        this.problems = problems;
    }

    List<Effective> effective() {
        return List.copyOf(effective);
    }

    Object value(OptionPart part, Block block, List<String> path) {
        var option = part.option();
        var kind = Kind.of(part.type());
        var found = environment(option)
                .or(() -> Stream.of(block.settings(), document.root().settings(), document.globals())
                        .flatMap(settings -> setting(option, settings).stream())
                        .findFirst()
                        .map(Settings::sourced));
        var source = found.orElseGet(() -> new Sourced(Literals.read(option.byDefault()), "default"));
        note(option, source, path, option.secret() && found.isPresent());
        return found.flatMap(sourced -> converted(option, kind, sourced))
                .orElseGet(() -> byDefault(option, kind));
    }

    private record Sourced(Value value, String origin) {}

    private Optional<Sourced> environment(Option option) {
        var name = option.env();
        return name.isEmpty()
                ? Optional.empty()
                : lookup.variable(name)
                        .filter(text -> !text.isBlank())
                        .map(text -> new Sourced(Literals.text(text, name), "environment " + name));
    }

    /** A setting that is null counts as not set. */
    private static Optional<Setting> setting(Option option, Map<String, Setting> settings) {
        return Stream.concat(Stream.of(option.name()), Stream.of(option.aliases()))
                .flatMap(name -> Optional.ofNullable(settings.get(name)).stream())
                .filter(setting -> !(setting.value() instanceof Value.Nothing))
                .findFirst();
    }

    private static Sourced sourced(Setting setting) {
        var variables = setting.variables().isEmpty() ? "" : " via " + String.join(", ", setting.variables());
        return new Sourced(setting.value(), setting.at() + variables);
    }

    private void note(Option option, Sourced source, List<String> path, boolean secret) {
        var whole = new ArrayList<>(path);
        whole.add(option.name());
        effective.add(new Effective(List.copyOf(whole), secret ? "***" : source.value().written(), source.origin()));
    }

    private Optional<Object> converted(Option option, Kind kind, Sourced source) {
        try {
            var value = new Converter(option.unit()).convert(kind, source.value());
            var violation = Bounds.of(option, kind).violatedBy(value);
            violation.ifPresent(text -> problems.add(source.value().at(), "'" + option.name() + "': " + text));
            return violation.isEmpty() ? Optional.of(value) : Optional.empty();
        } catch (BadValue e) {
            problems.add(e.at(), "'" + option.name() + "': " + e.reason());
            return Optional.empty();
        }
    }

    private static Object byDefault(Option option, Kind kind) {
        try {
            return new Converter(option.unit()).convert(kind, Literals.read(option.byDefault()));
        } catch (BadValue e) {
            throw new IllegalStateException("default of '" + option.name() + "': " + e.reason(), e);
        }
    }
}
