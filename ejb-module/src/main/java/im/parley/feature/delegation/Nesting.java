package im.parley.feature.delegation;

import im.parley.server.spi.Delegation;
import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Section 7.2: what components say that the server supports in the namespaces that are delegated to them. Asked for when
 * they connect and forgotten when they go.
 */
final class Nesting {
    private static final Description NOTHING = new Description(List.of(), List.of(), List.of());

    private final Map<Jid, Map<String, Description>> known = new ConcurrentHashMap<>();

    /** The node of a component for a namespace. */
    static String node(String namespace, boolean account) {
        return Delegation.NS + (account ? ":bare:" : "::") + namespace;
    }

    /** Asks a component that has connected. */
    List<Effect> begin(Managing entity, Jid server) {
        Map<String, Description> nodes = new ConcurrentHashMap<>();
        known.put(entity.component(), nodes);
        return entity.delegations().values().stream()
                .filter(delegation -> !delegation.isRemaining())
                .flatMap(delegation -> Stream.of(true, false).map(account -> node(delegation.namespace(), account)))
                .map(node -> ask(node, entity.component(), server, nodes))
                .toList();
    }

    private static Effect ask(String node, Jid component, Jid server, Map<String, Description> nodes) {
        Iq question = Iq.request(
                        Iq.Type.GET,
                        "nest",
                        Element.build(Description.QUERY).attribute("node", node).build())
                .withFrom(server)
                .withTo(component);
        return new Effect.Ask(question, Handover.PATIENCE, answer -> {
            if (answer.type() == Iq.Type.RESULT) {
                answer.payload().flatMap(Description::from).ifPresent(said -> nodes.put(node, said));
            }
            return List.of();
        });
    }

    void end(Jid component) {
        known.remove(component);
    }

    /** What a component says; nothing while it is not there, as then nobody answers in that namespace. */
    Description of(Managing entity, String namespace, boolean account) {
        return known.getOrDefault(entity.component(), Map.of()).getOrDefault(node(namespace, account), NOTHING);
    }
}
