package im.parley.server.component;

import im.parley.server.route.Annex.Way;
import im.parley.store.component.ComponentItem;
import im.parley.store.component.ComponentItem.Connecting;
import im.parley.store.component.ComponentItem.Protocol;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which components there are, by the domains that they answer for. */
final class Roll {
    private final Components.Parts parts;
    private final Components components;
    private final Map<String, Component> named = new ConcurrentHashMap<>();
    private final Map<String, Optional<Way>> ways = new ConcurrentHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private volatile Map<String, Definition> definitions = Map.of();
    private volatile List<Definition> patterned = List.of();

    Roll(Components.Parts parts, Components components) {
        this.parts = parts;
        this.components = components;
    }

    /** Whether a component may log in by SASL. */
    static boolean speaksSasl(Definition component) {
        ComponentItem.Link link = component.item().link();
        return link.connecting() == Connecting.ACCEPT
                && (link.protocol() == Protocol.SASL || link.protocol() == Protocol.AUTODETECT);
    }

    /** Reads the file and the store; returns the domains whose set-up is not what it was. */
    synchronized Set<String> read() {
        Map<String, Definition> fresh = new TreeMap<>();
        for (ComponentItem item : FixedItems.of(parts)) {
            fresh.put(item.domain(), Definition.of(item, true));
        }
        for (ComponentItem item : parts.store().all()) {
            fresh.put(item.domain(), Definition.of(item, false));
        }
        Map<String, Definition> before = definitions;
        Set<String> changed = new HashSet<>();
        before.forEach((domain, old) -> {
            if (!isSame(old, fresh.get(domain))) {
                changed.add(domain);
            } else {
                fresh.put(domain, old);
            }
        });
        definitions = fresh;
        patterned = fresh.values().stream().filter(each -> !each.patterns().isEmpty()).toList();
        named.values().removeIf(component -> !isSame(component.definition(), fresh.get(component.definition().domain())));
        ways.keySet().retainAll(named.keySet());
        fresh.values().forEach(definition -> component(definition, components.key(definition)));
        return changed;
    }

    /** Patterns have no equality of their own; what they are made of has. */
    private static boolean isSame(Definition one, @Nullable Definition other) {
        return other != null && one.item().equals(other.item()) && one.fixed() == other.fixed();
    }

    private Component component(Definition definition, String name) {
        Component component = named.computeIfAbsent(
                name, any -> new Component(name, definition, components::bounce));
        ways.computeIfAbsent(name, any -> Optional.of(way(component)));
        return component;
    }

    private Way way(Component component) {
        return component.definition().isReversed()
                ? new Way(stanza -> reversed(component, stanza), false)
                : new Way(component, true);
    }

    /** The other server takes stanzas of its component alone; what others here send goes the usual way. */
    private void reversed(Component component, Stanza stanza) {
        Definition definition = component.definition();
        boolean ours = stanza.from()
                .filter(from -> from.domain().equals(definition.domain()) || definition.matches(from.domain()))
                .isPresent();
        if (ours) {
            component.send(stanza);
        } else {
            components.elsewhere(stanza);
        }
    }

    /** Begins the connections that this server makes and does not have yet; drops those that are not wanted. */
    @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object still
    synchronized void connect() {
        links.removeIf(link -> {
            boolean gone = definitions.get(link.definition().domain()) != link.definition();
            if (gone) {
                link.drop(Endings.CHANGED);
            }
            return gone;
        });
        for (Definition definition : definitions.values()) {
            boolean wanted = definition.item().link().connecting() == Connecting.CONNECT
                    && links.stream().noneMatch(link -> link.definition() == definition);
            if (wanted) {
                hosts(definition).forEach(host -> begin(new Link(definition, host, components)));
            }
        }
    }

    private void begin(Link link) {
        links.add(link);
        components.threads().execute(link::begin);
    }

    /** {@code domain;host1;host2}: without hosts, the domain is the host. */
    private static List<String> hosts(Definition definition) {
        List<String> remote = definition.item().link().remote();
        return remote.size() > 1 ? remote.subList(1, remote.size()) : remote;
    }

    Optional<Way> named(String domain) {
        Optional<Way> way = ways.get(domain);
        return way == null ? Optional.empty() : way;
    }

    Optional<Way> matching(String domain) {
        return owner(domain).flatMap(definition -> named(components.key(definition)));
    }

    /** Whose pattern a domain is that nobody else answers for. */
    Optional<Definition> owner(String domain) {
        for (Definition definition : patterned) {
            if (!definition.isReversed() && definition.matches(domain) && isFree(domain, definition)) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object still
    private boolean isFree(String domain, Definition definition) {
        Component known = named.get(domain);
        return known == null ? !components.isNative(domain) : known.definition() == definition;
    }

    List<Definition> definitions() {
        return List.copyOf(definitions.values());
    }

    Optional<Definition> definition(String domain) {
        return Optional.ofNullable(definitions.get(domain));
    }

    /** The domains of connected components. */
    List<String> present() {
        return named.values().stream()
                .filter(component -> !component.definition().isReversed() && !component.streams().isEmpty())
                .map(Component::domain)
                .sorted()
                .toList();
    }

    List<ComponentStream> streams(String name) {
        Component component = named.get(name);
        return component == null ? List.of() : component.streams();
    }

    long sent(String domain) {
        return named.values().stream()
                .filter(component -> component.definition().domain().equals(domain))
                .mapToLong(Component::sent)
                .sum();
    }

    synchronized List<String> troubles(String domain) {
        return links.stream()
                .filter(link -> link.definition().domain().equals(domain))
                .flatMap(link -> link.trouble().map(why -> link.place() + ": " + why).stream())
                .toList();
    }

    synchronized void join(Definition definition, String name, ComponentStream stream) {
        component(definition, name).add(stream);
    }

    synchronized void leave(String name, ComponentStream stream) {
        Component component = named.get(name);
        if (component != null) {
            component.remove(stream);
            boolean extra = !definitions.containsKey(component.definition().domain())
                    || !components.key(component.definition()).equals(name);
            if (extra && component.streams().isEmpty()) {
                named.remove(name);
                ways.remove(name);
            }
        }
    }

    synchronized void leave(ComponentStream stream) {
        List.copyOf(named.keySet()).forEach(name -> leave(name, stream));
    }

    synchronized void stop(StreamError why) {
        links.forEach(link -> link.drop(why));
        links.clear();
    }
}
