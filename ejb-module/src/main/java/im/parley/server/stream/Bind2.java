package im.parley.server.stream;

import im.parley.server.route.InlineTable;
import im.parley.server.session.BoundSession;
import im.parley.server.spi.StreamExtension;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of Bind 2, XEP-0386. */
final class Bind2 {
    private static final String NS = "urn:xmpp:bind:0";
    private static final Name BIND = Name.of(NS, "bind");
    private static final Name INLINE = Name.of(NS, "inline");
    private static final Name FEATURE = Name.of(NS, "feature");
    private static final Name TAG = Name.of(NS, "tag");
    private static final Name BOUND = Name.of(NS, "bound");

    private Bind2() {}

    /** Section 3.1. */
    static Optional<Element> offer(ClientStream stream) {
        InlineTable table = stream.services().table().inline();
        if (!table.has(StreamExtension.BIND2)) {
            return Optional.empty();
        }
        List<String> features = new ArrayList<>(table.bindFeatures());
        if (stream.services().options().management().active()) {
            features.add(Namespaces.SM);
        }
        Element.Builder inline = Element.build(INLINE);
        features.stream().sorted().forEach(feature ->
                inline.add(Element.build(FEATURE).attribute("var", feature).build()));
        return Optional.of(Element.of(BIND, inline.build()));
    }

    /** The request in {@code <authenticate/>}, if it is understood here. */
    static Optional<Element> request(LoginRequest login, InlineTable table) {
        return table.has(StreamExtension.BIND2) ? login.element().first(BIND) : Optional.empty();
    }

    /**
     * Section 3.2.1: the tag of the client, a slash, and what cannot be guessed. A tag that fits no resource is left out.
     */
    static Jid address(Jid account, Element request) {
        String unique = Tokens.next();
        String tag = request.textOf(TAG).strip();
        try {
            return account.withResource(tag.isEmpty() ? unique : tag + '/' + unique);
        } catch (InvalidJid unfit) {
            return account.withResource(unique);
        }
    }

    /** The answer: what stream management (XEP-0198 section 9.1) and the features say of the new session. */
    static Element bound(Element request, BoundSession session, ClientStream stream) {
        return Element.build(BOUND)
                .addAll(stream.services().table().inline().bound(request, session))
                .add(request.first(SmElements.ENABLE).map(enable -> StreamManagement.enable(enable, session, stream)))
                .build();
    }
}
