package im.parley.feature.amp;

import im.parley.server.spi.Expiry;
import im.parley.wire.xml.Element;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule that the server understands, section 3.
 *
 * @param condition when something is done
 * @param value the value of the condition
 * @param action what is done
 * @param element the rule as it was sent
 */
record Rule(Condition condition, String value, Action action, Element element) {

    /** Section 3.3. */
    enum Condition {
        DELIVER("direct", "forward", "gateway", "none", "stored"),
        EXPIRE_AT(),
        MATCH_RESOURCE("any", "exact", "other");

        final String attribute = name().toLowerCase(Locale.ROOT).replace('_', '-');
        private final List<String> values;

        Condition(String... values) {
            this.values = List.of(values);
        }

        static Optional<Condition> of(Element rule) {
            String wanted = rule.attribute("condition", "");
            return Arrays.stream(values()).filter(condition -> condition.attribute.equals(wanted)).findFirst();
        }

        private boolean takes(Element rule) {
            return this == EXPIRE_AT
                    ? Expiry.moment(rule).isPresent()
                    : values.contains(rule.attribute("value", ""));
        }
    }

    /** Section 3.4, and the one that Tigase has besides. */
    enum Action {
        ALERT,
        DROP,
        ERROR,
        NOTIFY,
        /** Keeps the message until the recipient comes the next time. */
        STORE;

        final String attribute = name().toLowerCase(Locale.ROOT);

        static Optional<Action> of(Element rule) {
            String wanted = rule.attribute("action", "");
            return Arrays.stream(values()).filter(action -> action.attribute.equals(wanted)).findFirst();
        }

        /** Whether the sender learns what has become of the message. */
        boolean tells() {
            return switch (this) {
                case ALERT, ERROR, NOTIFY -> true;
                case DROP, STORE -> false;
            };
        }
    }

    /** The rule; empty when it is malformed or not understood. */
    static Optional<Rule> of(Element rule) {
        return Condition.of(rule)
                .filter(condition -> condition.takes(rule))
                .flatMap(condition -> Action.of(rule)
                        .map(action -> new Rule(condition, rule.attribute("value", ""), action, rule)));
    }

    /** Whether the condition is met. */
    boolean applies(Outcome outcome, Instant now) {
        return switch (condition) {
            case DELIVER -> value.equals(outcome.delivery().attribute);
            case EXPIRE_AT -> expired(now);
            case MATCH_RESOURCE -> switch (value) {
                case "any" -> outcome.delivery() == Outcome.Delivery.DIRECT;
                case "exact" -> outcome.exact();
                default -> outcome.delivery() == Outcome.Delivery.DIRECT && !outcome.exact();
            };
        };
    }

    boolean expired(Instant now) {
        return Expiry.moment(element).filter(moment -> !moment.isAfter(now)).isPresent();
    }
}
