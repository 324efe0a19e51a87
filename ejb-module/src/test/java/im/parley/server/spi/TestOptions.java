package im.parley.server.spi;

import java.util.List;

/** Options that a test sets. */
public final class TestOptions implements Options {
    private final List<Record> records;

    private TestOptions(List<Record> records) {
        this.records = records;
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
