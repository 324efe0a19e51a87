package im.parley.feature.errorcounter;

import static im.parley.server.spi.Hook.hold;
import static im.parley.server.spi.Hook.publish;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * RFC 6120 section 8.3: counts the stanzas of type {@code error} that clients get, by their condition, and shows the
 * figures in JMX as {@code im.parley:type=ErrorStatistics}. Errors of streams are not among them.
 */
@ServerFeature
final class ErrorCounter implements Feature {
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");

    private final Map<Condition, LongAdder> counts = new EnumMap<>(Condition.class);

    ErrorCounter() {
        for (Condition condition : Condition.values()) {
            counts.put(condition, new LongAdder());
        }
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6120).processor("error-counter").offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                hold(Stanza.class, this::count),
                publish("ErrorStatistics", Figure.counters(
                        "parley_client_errors_total",
                        "Stanzas of type error that clients were given, by their condition.",
                        "condition",
                        this::figures)));
    }

    private Verdict count(Stanza stanza, Session recipient) {
        if (stanza.isError()) {
            Objects.requireNonNull(counts.get(condition(stanza))).increment();
        }
        return Verdict.PASS;
    }

    /** What clients send as an error may be anything. */
    private static Condition condition(Stanza stanza) {
        Element error = stanza.child(ERROR).orElse(null);
        if (error != null) {
            for (Condition condition : Condition.values()) {
                if (error.has(condition.elementName())) {
                    return condition;
                }
            }
        }
        return Condition.UNDEFINED_CONDITION;
    }

    /** By the names of the conditions. */
    private Map<String, Long> figures() {
        Map<String, Long> figures = new TreeMap<>();
        counts.forEach((condition, count) -> figures.put(condition.elementName().local(), count.sum()));
        return figures;
    }
}
