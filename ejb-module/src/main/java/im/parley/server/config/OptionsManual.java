package im.parley.server.config;

import im.parley.server.config.Part.BeanPart;
import im.parley.server.config.Part.OptionPart;
import im.parley.server.spi.option.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/options.md} from the records, so that the manual cannot be out of date. */
public final class OptionsManual {
    private static final String INTRODUCTION = """
            # Options of config.tdsl

            Generated from the option records. Do not edit: change the record and run
            `mvn -pl ejb-module -am test -Dtest=OptionsManualTest -Dsurefire.failIfNoSpecifiedTests=false -Dparley.docs.write=true`.

            The file is `etc/config.tdsl` in the home of the server (system property `parley.home`), or the one that the
            environment variable `PARLEY_CONFIG` names. Without a file all defaults hold. A key may stand in the block of
            its bean, or outside of all blocks, where it is there for every bean that has such a key. An unknown key or
            bean stops the start with its line and column. Durations are written `PT15M` or `P30D`, or as a number of the
            unit that the table gives.

            Accepted in every bean with a warning, without effect, because Parley is built differently and has no such part: %s.

            """.formatted(Everywhere.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")));

    private final Catalogue catalogue;
    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private OptionsManual(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The whole page. */
    public static String markdown(Catalogue catalogue) {
        var manual = new OptionsManual(catalogue);
        manual.bean("Outside of all blocks", "", catalogue.root(), List.of());
        manual.components();
        manual.processors();
        return manual.page.toString();
    }

    private void bean(String title, String help, Shape shape, List<String> path) {
        page.append("## ").append(title).append("\n\n");
        if (!help.isEmpty()) {
            page.append(help).append("\n\n");
        }
        options(shape);
        ignored(shape);
        for (BeanPart inner : shape.beans()) {
            var name = inner.bean().name();
            var below = Binder.below(path, name);
            bean(title(below), inner.bean().help(), inner.shape(), below);
        }
        shape.freeBeans().ifPresent(free -> {
            var below = Binder.below(path, free.beans().label());
            bean(title(below), free.beans().help(), free.shape(), below);
        });
    }

    private static String title(List<String> path) {
        return path.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" / "));
    }

    private void options(Shape shape) {
        if (shape.options().isEmpty()) {
            return;
        }
        page.append("| key | type | default | allowed | since | meaning |\n|---|---|---|---|---|---|\n");
        shape.options().forEach(this::row);
        page.append('\n');
    }

    private void row(OptionPart part) {
        var option = part.option();
        var kind = Kind.of(part.type());
        page.append("| `").append(option.name()).append("` | ")
                .append(kind.described())
                .append(kind.innermost().equals(new Kind.Single(Duration.class)) ? unit(option) : "")
                .append(" | ").append(option.byDefault().equals("null") ? "-" : "`" + option.byDefault() + "`")
                .append(" | ").append(allowed(option))
                .append(" | ").append(option.since())
                .append(" | ").append(option.help()).append(also(option))
                .append(" |\n");
    }

    private static String unit(Option option) {
        return ", or a number of " + option.unit().toString().toLowerCase(Locale.ROOT);
    }

    private static String allowed(Option option) {
        var bounds = Stream.of(
                        option.min().isEmpty() ? "" : "from `" + option.min() + "`",
                        option.max().isEmpty() ? "" : "to `" + option.max() + "`")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return bounds.isEmpty() ? "-" : bounds;
    }

    private static String also(Option option) {
        var aliases = Arrays.stream(option.aliases()).map(alias -> " Also written `" + alias + "`.");
        var env = Stream.of(option.env()).filter(name -> !name.isEmpty()).map(name -> " The environment variable `"
                + name + "` wins over the file.");
        return Stream.concat(aliases, env).collect(Collectors.joining());
    }

    private void ignored(Shape shape) {
        var lines = shape.ignored().stream()
                .filter(ignored -> !List.of(ignored.value()).contains("*"))
                .map(ignored -> "* " + Arrays.stream(ignored.value())
                        .sorted()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", ")) + ": " + ignored.because() + ".\n")
                .toList();
        if (!lines.isEmpty()) {
            page.append("Accepted with a warning, without effect:\n\n");
            lines.forEach(page::append);
            page.append('\n');
        }
    }

    private void components() {
        for (var component : catalogue.components()) {
            bean(title(List.of(component.id())), component.help() + also(component.id()), Shape.of(component.options()), List.of(component.id()));
        }
    }

    private String also(String id) {
        return catalogue.aliases().entrySet().stream()
                .filter(alias -> alias.getValue().equals(id))
                .map(alias -> " Also written `" + alias.getKey() + "`.")
                .collect(Collectors.joining());
    }

    private void processors() {
        page.append("""
                ## Processors of `sess-man`

                Each can be switched with `(active: true)` and `(active: false)`.

                | id | by default | meaning |
                |---|---|---|
                """);
        for (var processor : catalogue.processors()) {
            page.append("| `").append(processor.id()).append("` | ")
                    .append(processor.activeByDefault() ? "on" : "off")
                    .append(" | ").append(processor.help()).append(" |\n");
        }
        page.append('\n');
        for (var processor : catalogue.processors()) {
            var shape = Shape.of(processor.options());
            if (!shape.options().isEmpty()) {
                var path = List.of(SessManOptions.BEAN, processor.id());
                bean(title(path), processor.help(), shape, path);
            }
        }
    }
}
