package im.parley.feature.privatexml;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent.ItemWanted;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.store.privatexml.Fragment;
import im.parley.store.privatexml.PrivateXmlStore;
import im.parley.store.privatexml.Quota;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * XEP-0049: Private XML Storage. Keeps any XML for its owner: bookmarks, notes on contacts, metacontacts, the delimiter
 * of nested roster groups.
 */
@ServerFeature
final class PrivateXml implements Feature {
    private static final String NS = "jabber:iq:private";
    private static final Name QUERY = Name.of(NS, "query");

    private static final Name BOOKMARKS = Name.of("storage:bookmarks", "storage");

    private static final StanzaError FORBIDDEN = Condition.FORBIDDEN.because("private XML is for its owner alone");
    private static final StanzaError NOTHING_ASKED = Condition.BAD_REQUEST.because("<query/> must name what to return");
    private static final StanzaError ONE_NAMESPACE =
            Condition.BAD_REQUEST.because("what is asked for must be of one namespace");
    private static final StanzaError NOTHING_TO_KEEP = Condition.NOT_ACCEPTABLE.because("there is nothing to keep");
    private static final StanzaError NO_NAMESPACE =
            Condition.NOT_ACCEPTABLE.because("an element needs a namespace of its own");
    private static final StanzaError RESERVED = Condition.NOT_ACCEPTABLE.because("the namespace is reserved");
    private static final StanzaError NO_ACCOUNT = Condition.NOT_ALLOWED.because("you have no account here");
    private static final StanzaError FULL = Condition.RESOURCE_CONSTRAINT.because("there is no room for more");

    private final PrivateXmlStore store;
    private final UserStore users;
    private final Quota quota;

    @Inject
    PrivateXml(PrivateXmlStore store, UserStore users, Options options) {
        this.store = store;
        this.users = users;
        this.quota = options.of(PrivateXmlOptions.class).quota();
    }

    @Override
    public Spec spec() {
        return Spec.xep(49, "1.2")
                .andXep(48, "1.0")
                .andXep(83, "1.0")
                .andXep(145, "1.0")
                .andXep(209, "0.1")
                .processor(PrivateXmlOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                iqGet(QUERY, OWN_ACCOUNT, this::show),
                iqSet(QUERY, OWN_ACCOUNT, this::keep),
                iqGet(QUERY, ACCOUNT, (iq, sender) -> Reply.error(FORBIDDEN)),
                iqSet(QUERY, ACCOUNT, (iq, sender) -> Reply.error(FORBIDDEN)));
    }

    /** Section 2.3. What was never kept comes back as the empty element that was asked for (example 2). */
    private Reply show(Iq question, Requester owner) {
        List<Element> asked = children(question, NOTHING_ASKED);
        long namespaces =
                asked.stream().map(element -> element.name().namespace()).distinct().count();
        if (namespaces > 1) {
            return Reply.error(ONE_NAMESPACE);
        }
        Element.Builder answer = Element.build(QUERY);
        asked.stream()
                .map(Element::name)
                .distinct()
                .forEach(name -> answer.addAll(kept(owner.addressed(), name)));
        return Reply.of(answer.build());
    }

    private List<Element> kept(Jid account, Name name) {
        return store.find(account, name.namespace(), name.local())
                .flatMap(ElementText::read)
                .map(Element::elements)
                .orElseGet(() -> List.of(Element.of(name)));
    }

    /** Section 2.3. An empty element says no more than none would, so it is not kept. */
    private Reply keep(Iq request, Requester owner) {
        Map<Name, Element.Builder> byName = new LinkedHashMap<>();
        children(request, NOTHING_TO_KEEP)
                .forEach(element -> byName.computeIfAbsent(element.name(), name -> Element.build(QUERY))
                        .add(element));
        if (!users.exists(owner.addressed())) {
            return Reply.error(NO_ACCOUNT); // anonymous: nobody could remove it
        }
        List<Fragment> fragments = byName.entrySet().stream()
                .map(entry -> fragment(entry.getKey(), entry.getValue().build()))
                .toList();
        return store.put(owner.addressed(), fragments, quota)
                ? new Reply.Result(bookmarks(owner.addressed(), byName), Optional.empty(), List.of())
                : Reply.error(FULL);
    }

    /** XEP-0411 section 3: bookmarks are published, too. */
    private static List<Effect> bookmarks(Jid account, Map<Name, Element.Builder> kept) {
        return Optional.ofNullable(kept.get(BOOKMARKS)).map(Element.Builder::build).stream()
                .flatMap(query -> query.first().stream())
                .<Effect>map(list -> new Effect.Raise(new ItemWanted(
                        account, BOOKMARKS.namespace(), "current", Optional.of(list))))
                .toList();
    }

    private static Fragment fragment(Name name, Element query) {
        boolean nothing = query.elements().stream()
                .allMatch(element -> element.isEmpty() && element.attributeCount() == 0);
        return new Fragment(name.namespace(), name.local(), nothing ? "" : ElementText.write(query));
    }

    private static List<Element> children(Iq iq, StanzaError whenNone) {
        List<Element> children = iq.payload().map(Element::elements).orElse(List.of());
        if (children.isEmpty()) {
            throw new Refusal(whenNone);
        }
        children.forEach(element -> check(element.name().namespace()));
        return children;
    }

    /** Section 3: Not Acceptable. */
    private static void check(String namespace) {
        if (namespace.isEmpty() || namespace.equals(NS) || namespace.equals(Namespaces.CLIENT)) {
            throw new Refusal(NO_NAMESPACE);
        }
        if (namespace.startsWith("jabber:")
                || namespace.startsWith("http://jabber.org/")
                || namespace.equals("vcard-temp")) {
            throw new Refusal(RESERVED);
        }
    }
}
