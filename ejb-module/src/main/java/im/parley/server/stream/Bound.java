package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;

/**
 * A session: stanzas flow.
 *
 * @param session the session
 */
record Bound(BoundSession session) implements StreamState {
    private static final Name SESSION = Name.of("urn:ietf:params:xml:ns:xmpp-session", "session");
    private static final StreamError FORGED = StreamError.of(Condition.INVALID_FROM);
    static final StreamError UNKNOWN = StreamError.of(Condition.UNSUPPORTED_STANZA_TYPE);
    private static final StanzaError BOUND_ALREADY =
            StanzaError.Condition.NOT_ALLOWED.because("a resource is bound on this stream already");

    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        return switch (item) {
            case Stanza stanza -> counted(stanza(stanza, stream), stream);
            case FirstLevel.Rejected rejected -> counted(rejected(rejected, stream), stream);
            case FirstLevel.Nonza nonza -> nonza(nonza.element(), stream);
            case FirstLevel.Open open -> stream.fail(StreamError.of(Condition.BAD_FORMAT));
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
        };
    }

    /** XEP-0198 section 4: only now the server has accepted responsibility for the stanza. */
    private static StreamState counted(StreamState next, ClientStream stream) {
        stream.handled();
        return next;
    }

    private StreamState stanza(Stanza stanza, ClientStream stream) {
        Optional<Jid> from = stanza.from();
        // RFC 6120 section 8.1.2.1: the full or the bare JID, or nothing.
        if (from.isPresent() && !from.get().equals(session.jid()) && !from.get().equals(session.account())) {
            return stream.fail(FORGED);
        }
        if (stanza instanceof Iq iq && handledHere(iq, stream)) {
            return this;
        }
        Stanza stamped = stanza.withFrom(session.jid());
        boolean inheritsLang = stanza.lang().isEmpty() && !stream.lang().isEmpty() && !(stanza instanceof Iq);
        stream.services()
                .router()
                .sent(inheritsLang ? stamped.with(stamped.header().withLang(stream.lang())) : stamped, session);
        return this;
    }

    /** Requests that belong to the stream: a second bind (section 7.1), and the session of RFC 3921. */
    private boolean handledHere(Iq iq, ClientStream stream) {
        if (iq.type() != Iq.Type.SET) {
            return false;
        }
        if (iq.child(Binding.BIND).isPresent()) {
            stream.send(iq.errorReply(BOUND_ALREADY));
            return true;
        }
        if (iq.child(SESSION).isPresent()) {
            stream.send(iq.result());
            return true;
        }
        return false;
    }

    /** An element that names itself a stanza but cannot be one is answered with its error (section 8.3.1). */
    private StreamState rejected(FirstLevel.Rejected rejected, ClientStream stream) {
        Element original = rejected.original();
        if (original.attribute("from").map(this::isForged).orElse(false)) {
            return stream.fail(FORGED);
        }
        String type = original.attribute("type", "");
        if (!type.equals("error") && !type.equals("result")) {
            stream.send(answer(original, rejected.error()));
        }
        return this;
    }

    private Stanza answer(Element original, StanzaError error) {
        Header header = new Header(null, session.jid(), original.attribute("id", ""), "");
        Content content = Content.of(error.toElement());
        return switch (original.name().local()) {
            case "message" -> new Message(header, Message.Type.ERROR, content);
            case "presence" -> new Presence(header, Presence.Type.ERROR, content);
            default -> new Iq(header, Iq.Type.ERROR, content);
        };
    }

    /** An address that is none is nobody's (section 8.1.2.1). */
    private boolean isForged(String from) {
        try {
            Jid address = Jid.of(from);
            return !address.equals(session.jid()) && !address.equals(session.account());
        } catch (InvalidJid malformed) {
            return true;
        }
    }

    private StreamState nonza(Element element, ClientStream stream) {
        if (StreamManagement.concerns(element)) {
            return StreamManagement.bound(element, this, stream);
        }
        var handler = stream.services().table().handler(element.name());
        if (handler.isEmpty()) {
            return stream.fail(UNKNOWN); // section 4.9.3.24
        }
        stream.services().router().perform(handler.get().handle(element, session));
        return this;
    }

    @Override
    public boolean authenticated() {
        return true;
    }
}
