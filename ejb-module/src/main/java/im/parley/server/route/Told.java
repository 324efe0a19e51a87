package im.parley.server.route;

import im.parley.server.spi.Hook;
import im.parley.server.spi.Target;
import im.parley.wire.addr.Jid;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What features tell in service discovery. Where somebody stands in for the namespaces of a feature, it tells nothing
 * (XEP-0355 section 7.2.1: the server "MUST ignore features of its internal component").
 */
final class Told {
    private final List<Teller> tellers;
    private final List<Hook.StandIn> standIns;

    /** A feature: what it tells, and the namespaces of the requests that it answers. */
    private record Teller(List<Hook.Disclosure> told, Set<String> namespaces) {
        static Teller of(List<Hook> hooks) {
            return new Teller(
                    hooks.stream()
                            .filter(Hook.Disclosure.class::isInstance)
                            .map(Hook.Disclosure.class::cast)
                            .toList(),
                    hooks.stream()
                            .filter(Hook.OnIq.class::isInstance)
                            .map(hook -> ((Hook.OnIq) hook).payload().namespace())
                            .collect(Collectors.toUnmodifiableSet()));
        }

        boolean isSilent(Hook.Disclosure disclosure, Set<String> taken) {
            if (disclosure instanceof Hook.Advertise advertise) {
                Set<String> all = new HashSet<>(namespaces);
                all.addAll(taken);
                String feature = advertise.feature();
                var nearest = all.stream()
                        .filter(namespace -> belongs(feature, namespace))
                        .max(Comparator.comparingInt(String::length));
                if (nearest.isPresent()) {
                    return taken.contains(nearest.get());
                }
            }
            return !namespaces.isEmpty() && roots().allMatch(taken::contains);
        }

        /** {@code pubsub#owner} is nothing of its own beside {@code pubsub}. */
        private Stream<String> roots() {
            return namespaces.stream().filter(namespace -> namespaces.stream()
                    .noneMatch(other -> !other.equals(namespace) && belongs(namespace, other)));
        }

        private static boolean belongs(String feature, String namespace) {
            return feature.startsWith(namespace)
                    && (feature.length() == namespace.length() || "#:/".indexOf(feature.charAt(namespace.length())) >= 0);
        }
    }

    /**
     * What these tell.
     *
     * @param features the hooks of each feature
     */
    Told(List<List<Hook>> features) {
        tellers = features.stream().map(Teller::of).toList();
        standIns = features.stream()
                .flatMap(List::stream)
                .filter(Hook.StandIn.class::isInstance)
                .map(Hook.StandIn.class::cast)
                .toList();
    }

    <H extends Hook.Disclosure> List<H> of(Class<H> kind, Target target, Jid entity) {
        Set<String> taken = standIns.stream()
                .flatMap(hook -> hook.replacement().said(target, entity).keySet().stream())
                .collect(Collectors.toSet());
        return tellers.stream()
                .flatMap(teller -> teller.told().stream()
                        .filter(told -> told.target() == target)
                        .filter(kind::isInstance)
                        .filter(told -> taken.isEmpty() || !teller.isSilent(told, taken)))
                .map(kind::cast)
                .toList();
    }
}
