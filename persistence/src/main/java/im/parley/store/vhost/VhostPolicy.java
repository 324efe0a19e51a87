package im.parley.store.vhost;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What holds for a domain besides its switches.
 *
 * @param staff who administers it
 * @param filter with which domains its users may talk
 * @param forwarding where to send what nobody here takes
 * @param ports the ports on which its users may log in; empty for all
 * @param trusted who is trusted, as bare addresses or domains
 * @param other what else is set, by the names of the administration
 */
public record VhostPolicy(
        Staff staff, Filter filter, Forwarding forwarding, Set<Integer> ports, Set<Jid> trusted, Map<String, String> other) {
    /** Nothing is set. */
    public static final VhostPolicy NONE = new VhostPolicy(
            new Staff(Optional.empty(), Set.of()),
            new Filter(FilterKind.ALL, List.of()),
            new Forwarding(Optional.empty(), Optional.empty()),
            Set.of(),
            Set.of(),
            Map.of());

    private static final String OWNER = "owner";
    private static final String ADMINS = "admins";
    private static final String FILTER = "domain-filter";
    private static final String FILTER_DOMAINS = "domain-filter-domains";
    private static final String PRESENCES = "pres-forw";
    private static final String MESSAGES = "mess-forw";
    private static final String PORTS = "c2s-ports-allowed";
    private static final String TRUSTED = "trusted-jids";
    private static final Set<String> KNOWN =
            Set.of(OWNER, ADMINS, FILTER, FILTER_DOMAINS, PRESENCES, MESSAGES, PORTS, TRUSTED);

    /** Takes copies. */
    public VhostPolicy {
        ports = Set.copyOf(ports);
        trusted = Set.copyOf(trusted);
        other = Map.copyOf(other);
    }

    /**
     * @param owner who has added the domain
     * @param admins who else administers it
     */
    public record Staff(Optional<Jid> owner, Set<Jid> admins) {
        /** Takes a copy. */
        public Staff {
            admins = Set.copyOf(admins);
        }

        /** Whether an address is that of one of them. */
        public boolean includes(Jid account) {
            Jid bare = account.bare();
            return owner.filter(bare::equals).isPresent() || admins.contains(bare);
        }
    }

    /** With which domains the users of a domain may talk. */
    public enum FilterKind {
        /** With all. */
        ALL,
        /** With those of this installation. */
        LOCAL,
        /** With their own, and the services below it. */
        OWN,
        /** With none, not even their own. */
        BLOCK,
        /** With those of the list. */
        LIST,
        /** With all but those of the list. */
        BLACKLIST,
        /** As the first of the rules says that is about the other one; with those whom no rule is about. */
        CUSTOM
    }

    /**
     * @param domains for {@link FilterKind#LIST} and {@link FilterKind#BLACKLIST}; for {@link FilterKind#CUSTOM} the rules, as
     *     {@link FilterRule} writes them
     */
    public record Filter(FilterKind kind, List<String> domains) {
        /** Takes a copy. */
        public Filter {
            domains = List.copyOf(domains);
        }

        /** The rules, in the order in which they are asked. */
        public List<FilterRule> rules() {
            return domains.stream()
                    .flatMap(text -> FilterRule.parse(text).stream())
                    .sorted(Comparator.comparingInt(FilterRule::order))
                    .toList();
        }
    }

    /**
     * @param presences who gets the presence that users of the domain broadcast
     * @param messages who gets messages for accounts that do not exist
     */
    public record Forwarding(Optional<Jid> presences, Optional<Jid> messages) {}

    /** As it is kept: text by name, without what is not set. */
    Map<String, String> toSettings() {
        Map<String, String> all = new LinkedHashMap<>(other);
        staff.owner.ifPresent(owner -> all.put(OWNER, owner.toString()));
        put(all, ADMINS, staff.admins);
        if (filter.kind != FilterKind.ALL) {
            all.put(FILTER, filter.kind.name());
        }
        if (!filter.domains.isEmpty()) {
            all.put(FILTER_DOMAINS, String.join(" ", filter.domains));
        }
        forwarding.presences.ifPresent(to -> all.put(PRESENCES, to.toString()));
        forwarding.messages.ifPresent(to -> all.put(MESSAGES, to.toString()));
        put(all, PORTS, ports);
        put(all, TRUSTED, trusted);
        return all;
    }

    private static void put(Map<String, String> all, String key, Set<?> values) {
        if (!values.isEmpty()) {
            all.put(key, values.stream().map(Object::toString).sorted().collect(Collectors.joining(" ")));
        }
    }

    static VhostPolicy from(Map<String, String> settings) {
        Map<String, String> other = new LinkedHashMap<>(settings);
        other.keySet().removeAll(KNOWN);
        return new VhostPolicy(
                new Staff(one(settings, OWNER), jids(settings, ADMINS)),
                new Filter(
                        FilterKind.valueOf(settings.getOrDefault(FILTER, FilterKind.ALL.name())),
                        words(settings, FILTER_DOMAINS)),
                new Forwarding(one(settings, PRESENCES), one(settings, MESSAGES)),
                words(settings, PORTS).stream().map(Integer::valueOf).collect(Collectors.toSet()),
                jids(settings, TRUSTED),
                other);
    }

    private static List<String> words(Map<String, String> settings, String key) {
        String text = settings.getOrDefault(key, "");
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    private static Optional<Jid> one(Map<String, String> settings, String key) {
        return jids(settings, key).stream().findFirst();
    }

    /** Spaces part them: a bare address has none. */
    private static Set<Jid> jids(Map<String, String> settings, String key) {
        Function<String, Optional<Jid>> read = text -> {
            try {
                return Optional.of(Jid.of(text));
            } catch (InvalidJid broken) {
                return Optional.empty();
            }
        };
        return words(settings, key).stream()
                .flatMap(text -> read.apply(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
