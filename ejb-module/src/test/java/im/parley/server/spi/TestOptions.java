package im.parley.server.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options that a test sets. */
public final class TestOptions implements Options {
    private final List<Record> records;
    private final Map<List<String>, Record> beans = new HashMap<>();

    private TestOptions(List<Record> records) {
        this.records = records;
    }

    /** The same options, and those of a bean at a place of its own. */
    public TestOptions with(Record record, String... path) {
        beans.put(List.of(path), record);
        return this;
    }

    @Override
    public <T extends Record> Optional<T> at(Class<T> type, String... path) {
        return Optional.ofNullable(beans.get(List.of(path))).map(type::cast);
    }

    /** These options; asking for others is a mistake of the test. */
    public static TestOptions of(Record... records) {
        return new TestOptions(List.of(records));
    }

    @Override
    public <T extends Record> T of(Class<T> type) {
        return records.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the test sets no " + type.getSimpleName()));
    }
}
