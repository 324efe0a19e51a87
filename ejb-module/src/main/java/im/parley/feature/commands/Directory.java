package im.parley.feature.commands;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Hook;
import im.parley.wire.addr.Jid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which commands there are at an address. */
final class Directory {
    /** Scripts for Tigase address the parts of the server, which are one here. */
    private static final Set<String> PARTS =
            Set.of("sess-man", "vhost-man", "message-router", "basic-conf", "stats", "monitor", "s2s", "bosh");
    /** Those that have commands of their own, with nodes that others have, too. */
    private static final Map<String, String> OWN_COMMANDS =
            Map.of("ext", "ext", "ext-man", "ext");

    private final Catalogue catalogue;
    private final Domains domains;
    private volatile @Nullable Map<Place, Map<String, Command>> byPlace;

    Directory(Catalogue catalogue, Domains domains) {
        this.catalogue = catalogue;
        this.domains = domains;
    }

    /** The commands at an address, as they were offered. */
    List<Command> at(Jid address) {
        return List.copyOf(commands(address).values());
    }

    Optional<Command> find(Jid address, String node) {
        return Optional.ofNullable(commands(address).get(node));
    }

    private Map<String, Command> commands(Jid address) {
        return all().getOrDefault(place(address), Map.of());
    }

    private Place place(Jid address) {
        if (!address.local().isEmpty()) {
            String part = OWN_COMMANDS.get(address.local());
            if (part != null) {
                return new Place.OfPart(part);
            }
            return isPart(address) ? Place.DOMAIN : Place.OWN_ACCOUNT;
        }
        String domain = address.domain();
        int dot = domain.indexOf('.');
        boolean service = !domains.serves(domain) && dot > 0 && domains.serves(domain.substring(dot + 1));
        return service ? new Place.OfService(domain.substring(0, dot)) : Place.DOMAIN;
    }

    /** Whether it names a part of the server, as {@code vhost-man@example.org} does. */
    static boolean isPart(Jid address) {
        return PARTS.contains(address.local()) || OWN_COMMANDS.containsKey(address.local());
    }

    /** The served domain of an address: its own, or the one below which the service stands. */
    String served(Jid address) {
        return place(address) instanceof Place.OfService(String label)
                ? address.domain().substring(label.length() + 1)
                : address.domain();
    }

    private Map<Place, Map<String, Command>> all() {
        Map<Place, Map<String, Command>> known = byPlace;
        if (known == null) {
            known = collected();
            byPlace = known;
        }
        return known;
    }

    private Map<Place, Map<String, Command>> collected() {
        Map<Place, Map<String, Command>> all = new HashMap<>();
        catalogue.hooks(Hook.OfferCommand.class).stream().map(Hook.OfferCommand::command).forEach(command -> {
            Map<String, Command> there = all.computeIfAbsent(command.place(), place -> new LinkedHashMap<>());
            if (there.putIfAbsent(command.node(), command) != null) {
                throw new IllegalStateException("Two features offer the command " + command.node());
            }
        });
        return all;
    }
}
