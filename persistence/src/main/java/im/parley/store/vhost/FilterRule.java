package im.parley.store.vhost;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One rule of {@link VhostPolicy.FilterKind#CUSTOM}, written {@code 1|allow|self}, {@code 2|allow|jid|admin@example.net},
 * {@code 3|deny|domain|example.org} or {@code 4|deny|all}.
 *
 * @param order the smallest is asked first
 * @param allow what holds for those whom the rule is about
 * @param kind whom it is about
 * @param value the address or domain; empty for {@link Kind#SELF} and {@link Kind#ALL}
 */
public record FilterRule(int order, boolean allow, Kind kind, String value) {
    private static final String BAR = "|";
    private static final int SHORT = 3;
    private static final int LONG = 4;

    /** Whom a rule is about. */
    public enum Kind {
        /** The account itself, all of its sessions. */
        SELF,
        /** One address; without a resource all of its resources. */
        JID,
        /** All addresses of a domain. */
        DOMAIN,
        /** Everybody. */
        ALL
    }

    /** Reads one; empty when it is none. */
    public static Optional<FilterRule> parse(String text) {
        String[] parts = text.strip().split("\\|", -1);
        try {
            int order = Integer.parseInt(parts[0].strip());
            Optional<Kind> kind = parts.length < SHORT ? Optional.empty() : kind(parts[2]);
            Optional<Boolean> allow = parts.length < SHORT ? Optional.empty() : policy(parts[1]);
            if (kind.isEmpty() || allow.isEmpty()) {
                return Optional.empty();
            }
            boolean named = kind.get() == Kind.JID || kind.get() == Kind.DOMAIN;
            if (parts.length != (named ? LONG : SHORT)) {
                return Optional.empty();
            }
            Optional<String> value = named ? value(kind.get(), parts[3]) : Optional.of("");
            return value.map(known -> new FilterRule(order, allow.get(), kind.get(), known));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Kind> kind(String text) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.name().equalsIgnoreCase(text.strip())).findFirst();
    }

    private static Optional<Boolean> policy(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "allow" -> Optional.of(true);
            case "deny" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<String> value(Kind kind, String text) {
        try {
            Jid address = Jid.of(text.strip());
            return kind == Kind.JID || address.isDomain() ? Optional.of(address.toString()) : Optional.empty();
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }

    /** Whether it is about what an account exchanges with somebody. */
    public boolean concerns(Jid account, Jid other) {
        return switch (kind) {
            case SELF -> other.bare().equals(account.bare());
            case JID -> other.toString().equals(value) || other.bare().toString().equals(value);
            case DOMAIN -> other.domain().equals(value);
            case ALL -> true;
        };
    }

    @Override
    public String toString() {
        String start = order + BAR + (allow ? "allow" : "deny") + BAR + kind.name().toLowerCase(Locale.ROOT);
        return value.isEmpty() ? start : start + BAR + value;
    }
}
