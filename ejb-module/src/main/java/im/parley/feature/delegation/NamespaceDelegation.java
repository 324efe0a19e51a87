package im.parley.feature.delegation;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.standIn;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Delegation;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent.ComponentConnected;
import im.parley.server.spi.ServerEvent.ComponentDisconnected;
import im.parley.server.spi.ServerEvent.ComponentsSetUp;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.store.component.ComponentItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * XEP-0355: Namespace Delegation. Lets components answer requests in place of the server. Administrators say which
 * (section 4); who is no administrator cannot (section 9, item 1: "a server MAY choose to only implement the former").
 */
@ServerFeature
final class NamespaceDelegation implements Feature {
    private static final Name QUERY = Name.of(Delegation.NS, "query");
    private static final Name DELEGATE = Name.of(Delegation.NS, "delegate");
    private static final Name DELEGATED = Name.of(Delegation.NS, "delegated");
    private static final Name ATTRIBUTE = Name.of(Delegation.NS, "attribute");

    private static final StanzaError NEVER = Condition.FORBIDDEN.because("that namespace is not delegated");
    private static final StanzaError NOT_BY_REQUEST =
            Condition.NOT_ALLOWED.because("administrators delegate namespaces, not users");

    private final Domains domains;
    private final Nesting nesting = new Nesting();
    private final Substitutes substitutes;

    @Inject
    NamespaceDelegation(Domains domains, Catalogue catalogue) {
        this.domains = domains;
        this.substitutes = new Substitutes(domains, catalogue, nesting);
    }

    @Override
    public Spec spec() {
        return Spec.xep(355, "0.5").processor(Delegation.NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, Delegation.NS),
                standIn(substitutes),
                iqGet(QUERY, SERVER, this::refuse),
                on(ComponentsSetUp.class, this::setUp),
                on(ComponentConnected.class, event -> begin(event.component())),
                on(ComponentDisconnected.class, event -> end(event.component())));
    }

    private Reply refuse(Iq iq, Requester requester) {
        boolean itself = iq.payload().stream()
                .flatMap(query -> query.elements(DELEGATE).stream())
                .anyMatch(wish -> wish.attribute("namespace", "").equals(Delegation.NS));
        return Reply.error(itself ? NEVER : NOT_BY_REQUEST); // section 8, rule 5
    }

    private List<Effect> setUp(ComponentsSetUp event) {
        substitutes.set(event.components().stream()
                .filter(item -> !item.rights().delegations().isEmpty())
                .map(Managing::of)
                .toList());
        return List.of();
    }

    /** Section 4.2, and item 2 of section 9: what is to be nested is asked for once. */
    private List<Effect> begin(ComponentItem component) {
        if (component.rights().delegations().isEmpty()) {
            return List.of();
        }
        Managing entity = Managing.of(component);
        Jid server = Jid.prepared("", entity.province().server(domains));
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.SendAnyway(
                Message.to(entity.component(), Message.Type.NORMAL, told(entity)).withFrom(server)));
        effects.addAll(nesting.begin(entity, server));
        return effects;
    }

    private static Element told(Managing entity) {
        Element.Builder all = Element.build(Handover.DELEGATION);
        entity.delegations().values().forEach(delegation -> {
            Element.Builder one = Element.build(DELEGATED).attribute("namespace", delegation.namespace());
            delegation.attributes().stream().sorted().forEach(name ->
                    one.add(Element.build(ATTRIBUTE).attribute("name", name).build()));
            all.add(one.build());
        });
        return all.build();
    }

    private List<Effect> end(ComponentItem component) {
        nesting.end(Jid.prepared("", component.domain()));
        return List.of();
    }
}
