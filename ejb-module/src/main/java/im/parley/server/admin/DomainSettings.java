package im.parley.server.admin;

import im.parley.server.admin.DomainSetting.Kind;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import im.parley.store.vhost.VhostPolicy.Filter;
import im.parley.store.vhost.VhostPolicy.FilterKind;
import im.parley.store.vhost.VhostPolicy.Forwarding;
import im.parley.store.vhost.VhostPolicy.Staff;
import im.parley.wire.addr.Jid;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be set for a domain. */
public final class DomainSettings {
    private static final int LAST_PORT = 65_535;

    private static final List<DomainSetting> OWN = List.of(
            flag("enabled", "Enabled", Vhost::enabled, Vhost::withEnabled),
            flag("anon", "Anonymous enabled", Vhost::anonymous, Vhost::withAnonymous),
            flag("register", "In-band registration", Vhost::registration, Vhost::withRegistration),
            flag("tls-required", "TLS required", Vhost::tlsRequired, Vhost::withTlsRequired),
            setting("max-users", "Max users", Kind.NUMBER, vhost -> List.of(Integer.toString(vhost.maxUsers())),
                            (vhost, values) -> vhost.withMaxUsers(
                                    Values.one(values).map(text -> Values.number("max-users", text)).orElse(0)))
                    .asReserved(),
            setting("sasl-mechanisms", "Allowed SASL mechanisms", Kind.WORDS, vhost -> texts(vhost.saslMechanisms()),
                    (vhost, values) -> vhost.withSaslMechanisms(Set.copyOf(Values.words(values)))),
            setting("c2s-ports-allowed", "Allowed C2S,BOSH,WebSocket ports", Kind.NUMBERS,
                    vhost -> texts(vhost.policy().ports()), DomainSettings::withPorts),
            policy("owner", "Owner", Kind.ADDRESS, policy -> texts(policy.staff().owner().stream().toList()),
                            (policy, values) -> withStaff(
                                    policy, new Staff(address("owner", values), policy.staff().admins())))
                    .asReserved(),
            policy("admins", "Administrators", Kind.ADDRESSES, policy -> texts(policy.staff().admins()),
                    (policy, values) -> withStaff(
                            policy, new Staff(policy.staff().owner(), addresses("admins", values)))),
            choice("domain-filter", "Domain filter policy", DomainSettings::withFilterKind),
            policy("domain-filter-domains", "Domain filter domains (only LIST and BLACKLIST)", Kind.WORDS,
                    policy -> policy.filter().domains(), DomainSettings::withFilterDomains),
            policy("pres-forw", "Presence forward address", Kind.ADDRESS,
                    policy -> texts(policy.forwarding().presences().stream().toList()),
                    (policy, values) -> withForwarding(policy, new Forwarding(
                            address("pres-forw", values), policy.forwarding().messages()))),
            policy("mess-forw", "Message forward address", Kind.ADDRESS,
                    policy -> texts(policy.forwarding().messages().stream().toList()),
                    (policy, values) -> withForwarding(policy, new Forwarding(
                            policy.forwarding().presences(), address("mess-forw", values)))),
            policy("trusted-jids", "Trusted JIDs", Kind.ADDRESSES, policy -> texts(policy.trusted()),
                            (policy, values) -> new VhostPolicy(
                                    policy.staff(), policy.filter(), policy.forwarding(), policy.ports(),
                                    addresses("trusted-jids", values), policy.other()))
                    .asReserved(),
            other("s2s-secret", "S2S secret", Kind.SECRET).asReserved(),
            other("other", "Other parameters", Kind.TEXT));

    private static final List<DomainSetting> ALL =
            Stream.concat(OWN.stream(), DomainOverrides.all().stream()).toList();

    private DomainSettings() {}

    /** All settings, in the order in which forms show them. */
    public static List<DomainSetting> all() {
        return ALL;
    }

    /** The setting of that key or label. */
    public static Optional<DomainSetting> find(String name) {
        return ALL.stream().filter(setting -> setting.key().equals(name) || setting.label().equals(name)).findFirst();
    }

    private static DomainSetting setting(
            String key,
            String label,
            Kind kind,
            Function<Vhost, List<String>> read,
            BiFunction<Vhost, List<String>, Vhost> change) {
        return new DomainSetting(key, label, kind, List.of(), false, read, change);
    }

    private static DomainSetting flag(
            String key, String label, Function<Vhost, Boolean> read, BiFunction<Vhost, Boolean, Vhost> change) {
        return setting(key, label, Kind.FLAG, vhost -> List.of(read.apply(vhost).toString()),
                (vhost, values) -> change.apply(vhost, Values.flag(key, values)));
    }

    private static DomainSetting policy(
            String key,
            String label,
            Kind kind,
            Function<VhostPolicy, List<String>> read,
            BiFunction<VhostPolicy, List<String>, VhostPolicy> change) {
        return setting(key, label, kind, vhost -> read.apply(vhost.policy()),
                (vhost, values) -> vhost.withPolicy(change.apply(vhost.policy(), values)));
    }

    private static DomainSetting choice(
            String key, String label, BiFunction<VhostPolicy, List<String>, VhostPolicy> change) {
        return new DomainSetting(
                key,
                label,
                Kind.CHOICE,
                texts(List.of(FilterKind.values())),
                false,
                vhost -> List.of(vhost.policy().filter().kind().name()),
                (vhost, values) -> vhost.withPolicy(change.apply(vhost.policy(), values)));
    }

    private static DomainSetting other(String key, String label, Kind kind) {
        return setting(key, label, kind,
                vhost -> Optional.ofNullable(vhost.policy().other().get(key)).stream().toList(),
                (vhost, values) -> DomainOverrides.with(vhost, key, Values.one(values)));
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }

    private static Optional<Jid> address(String key, List<String> values) {
        return Values.one(values).map(text -> Values.address(key, text).bare());
    }

    private static Set<Jid> addresses(String key, List<String> values) {
        return Values.words(values).stream()
                .map(text -> Values.address(key, text).bare())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Vhost withPorts(Vhost vhost, List<String> values) {
        Set<Integer> ports = Values.words(values).stream()
                .filter(text -> !text.equals("all"))
                .map(text -> port(Values.number("c2s-ports-allowed", text)))
                .collect(Collectors.toUnmodifiableSet());
        VhostPolicy old = vhost.policy();
        return vhost.withPolicy(new VhostPolicy(
                old.staff(), old.filter(), old.forwarding(), ports, old.trusted(), old.other()));
    }

    private static int port(int number) {
        if (number < 1 || number > LAST_PORT) {
            throw Rejected.invalid("c2s-ports-allowed", number + " is no port");
        }
        return number;
    }

    private static VhostPolicy withStaff(VhostPolicy old, Staff staff) {
        return new VhostPolicy(staff, old.filter(), old.forwarding(), old.ports(), old.trusted(), old.other());
    }

    private static VhostPolicy withForwarding(VhostPolicy old, Forwarding forwarding) {
        return new VhostPolicy(old.staff(), old.filter(), forwarding, old.ports(), old.trusted(), old.other());
    }

    private static VhostPolicy withFilter(VhostPolicy old, Filter filter) {
        return new VhostPolicy(old.staff(), filter, old.forwarding(), old.ports(), old.trusted(), old.other());
    }

    private static VhostPolicy withFilterKind(VhostPolicy policy, List<String> values) {
        FilterKind kind = ContactFilters.kind("domain-filter", Values.one(values).orElse(FilterKind.ALL.name()));
        return withFilter(policy, new Filter(kind, policy.filter().domains()));
    }

    private static VhostPolicy withFilterDomains(VhostPolicy policy, List<String> values) {
        List<String> domains = ContactFilters.entries("domain-filter-domains", values);
        return withFilter(policy, new Filter(policy.filter().kind(), domains));
    }
}
