package im.parley.feature.delegation;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Delegation;
import im.parley.server.spi.Description;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Target;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The components that stand in for features. Which of them are connected makes no difference to what they take. */
final class Substitutes implements Handlers.Replacement {
    private final Domains domains;
    private final Catalogue catalogue;
    private final Nesting nesting;
    private volatile List<Managing> all = List.of();

    Substitutes(Domains domains, Catalogue catalogue, Nesting nesting) {
        this.domains = domains;
        this.catalogue = catalogue;
        this.nesting = nesting;
    }

    void set(List<Managing> managing) {
        all = managing;
    }

    @Override
    public Optional<Reply> take(Iq request, Target target, Requester requester, Optional<Jid> actor) {
        List<Managing> substitutes = all;
        if (substitutes.isEmpty() || !concerns(target)) {
            return Optional.empty();
        }
        Element payload = request.payload().orElse(null);
        Jid sender = actor.or(requester::jid).orElse(null);
        if (payload == null || sender == null) {
            return Optional.empty();
        }
        Jid addressed = requester.addressed();
        for (Managing entity : substitutes) {
            if (entity.covers(addressed, domains)
                    && !entity.sent(sender)
                    && (entity.takes(payload) || takesRemaining(entity, payload, target, requester))) {
                return Optional.of(new Handover(request, addressed).to(entity.component()));
            }
        }
        return Optional.empty();
    }

    /** Section 4.3: what is directed to the server or to "any bare jid (and only bare jid) that it manages". */
    private static boolean concerns(Target target) {
        return switch (target) {
            case SERVER, OWN_ACCOUNT, ACCOUNT -> true;
            case SERVICE, STREAM -> false;
        };
    }

    private static boolean isAccount(Target target) {
        return target == Target.OWN_ACCOUNT || target == Target.ACCOUNT;
    }

    /** Sections 7.2.4 and 7.2.5: nodes that the server does not know. */
    private boolean takesRemaining(Managing entity, Element payload, Target target, Requester requester) {
        if (!isAccount(target)) {
            return false;
        }
        Jid addressed = requester.addressed();
        Optional<String> node = payload.attribute("node");
        if (payload.is(Description.QUERY) && entity.has(Delegation.REMAINING_INFO)) {
            return node.isPresent()
                    && catalogue.told(Hook.DescribeNode.class, target, addressed).stream()
                            .noneMatch(hook -> hook.handler().describe(node.get(), requester).isPresent());
        }
        return payload.is(NodeItem.QUERY)
                && entity.has(Delegation.REMAINING_ITEMS)
                && (node.isEmpty()
                        || catalogue.told(Hook.ListNode.class, target, addressed).stream()
                                .noneMatch(hook -> hook.handler().list(node.get(), requester).isPresent()));
    }

    @Override
    public Map<String, Description> said(Target target, Jid entity) {
        List<Managing> substitutes = all;
        if (substitutes.isEmpty() || !concerns(target)) {
            return Map.of();
        }
        Map<String, Description> said = new LinkedHashMap<>();
        for (Managing managing : substitutes) {
            if (managing.covers(entity, domains)) {
                managing.delegations().values().stream()
                        .filter(delegation -> !delegation.isRemaining())
                        .map(Delegation::namespace)
                        .forEach(namespace -> said.computeIfAbsent(
                                namespace, any -> nesting.of(managing, namespace, isAccount(target))));
            }
        }
        return said;
    }
}
