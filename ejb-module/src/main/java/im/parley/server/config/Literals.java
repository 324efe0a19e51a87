package im.parley.server.config;

import im.parley.server.config.tdsl.DocumentReader;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Position;
import im.parley.server.config.tdsl.Problems;
import im.parley.server.config.tdsl.Value;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Values that stand in our own code, in the language of the file: defaults and bounds. */
final class Literals {
    private static final String KEY = "value";
    private static final Lookup NOTHING = new Lookup(_ -> null, _ -> null);

    /** There are as many as our code writes. */
    private static final Map<String, Value> READ = new ConcurrentHashMap<>();

    private Literals() {}

    static Value read(String literal) {
        return READ.computeIfAbsent(literal, Literals::parse);
    }

    private static Value parse(String literal) {
        var problems = new Problems();
        var document = new DocumentReader("default", NOTHING, problems).read(KEY + " = " + literal);
        var setting = document.root().settings().get(KEY);
        if (!problems.isEmpty() || setting == null) {
            throw new IllegalStateException(literal + ": " + problems.inOrder());
        }
        return setting.value();
    }

    /** Text at no place in a file: what an environment variable holds. */
    static Value text(String text, String source) {
        return new Value.Text(text, new Position(source, 1, 1));
    }
}
