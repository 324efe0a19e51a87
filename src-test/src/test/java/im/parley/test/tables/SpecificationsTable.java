package im.parley.test.tables;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code docs/xeps.md}: which feature implements which specification in which version. */
final class SpecificationsTable {
    private static final String HEAD = """
            # Specifications

            What each feature says of itself in `spec()`. Written by a test; after a change:
            `mvn -pl src-test -am test -Dtest=SpecificationsTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dparley.docs.write=true`

            | specification | version | feature | bean that switches it |
            |---|---|---|---|
            """;
    private static final String SOURCES = "ejb-module/src/main/java/";
    private static final Pattern TITLE = Pattern.compile(
            "^/?[* ]*\\s(?<document>(?:XEP|RFC) ?-?\\d+)[^:]*: (?<title>[^.]+)\\.");

    private final Path repository;

    SpecificationsTable(Path repository) {
        this.repository = repository;
    }

    private record Row(String document, String line) {}

    String markdown(List<Feature> features) {
        StringBuilder table = new StringBuilder(HEAD);
        features.stream()
                .flatMap(feature -> feature.spec().references().stream().map(reference -> row(feature, reference)))
                .sorted(Comparator.comparing(Row::document).thenComparing(Row::line))
                .forEach(row -> table.append(row.line()).append('\n'));
        return table.toString();
    }

    private Row row(Feature feature, Spec.Reference reference) {
        String source = SOURCES + feature.getClass().getName().replace('.', '/') + ".java";
        String processor = feature.spec().processor().isEmpty() ? "" : '`' + feature.spec().processor() + '`';
        return new Row(reference.document(), "| %s%s | %s | [%s](../%s) | %s |".formatted(
                reference.document(),
                title(source, reference.document()),
                reference.version(),
                feature.getClass().getSimpleName(),
                source,
                processor));
    }

    /** The title stands in the first line of a feature's Javadoc, for the specification that it names. */
    private String title(String source, String document) {
        try {
            return Files.readAllLines(repository.resolve(source)).stream()
                    .map(TITLE::matcher)
                    .filter(Matcher::find)
                    .filter(match -> match.group("document").equals(document))
                    .map(match -> ": " + match.group("title"))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
