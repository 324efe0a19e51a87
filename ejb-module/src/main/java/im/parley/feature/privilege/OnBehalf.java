package im.parley.feature.privilege;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Privileges.Access;
import im.parley.server.spi.RosterElements;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Forwarded;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaReader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What privileged components send on behalf of accounts. */
final class OnBehalf {
    private static final Name FORWARDED = Name.of("urn:xmpp:forward:0", "forwarded");
    private static final Name MESSAGE = Name.of(Namespaces.CLIENT, "message");
    private static final Name IQ = Name.of(Namespaces.CLIENT, "iq");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final StanzaError NOT_ROSTER = Condition.FORBIDDEN.because("no such access to rosters");
    private static final StanzaError NOT_MANAGED =
            Condition.FORBIDDEN.because("that is no account that the component manages");
    private static final StanzaError NO_MESSAGES = Condition.FORBIDDEN.because("no leave to send messages");
    private static final StanzaError NO_REQUESTS = Condition.FORBIDDEN.because("no leave to send such requests");
    private static final StanzaError NOT_ONE =
            Condition.BAD_REQUEST.because("one stanza in jabber:client is to be forwarded");

    private final Domains domains;

    OnBehalf(Domains domains) {
        this.domains = domains;
    }

    /** Sections 4.3 and 6.3; what is none of them goes its usual way. */
    Optional<List<Effect>> request(Iq iq, Privileged sender) {
        Element payload = iq.isRequest() ? iq.payload().orElseThrow() : null;
        if (payload == null) {
            return Optional.empty();
        }
        if (payload.is(Perms.PRIVILEGED_IQ)) {
            return Optional.of(List.of(privileged(iq, payload, sender)));
        }
        return payload.is(RosterElements.QUERY) && sender.granted().roster() != Access.NONE
                ? Optional.of(List.of(roster(iq, payload, sender)))
                : Optional.empty();
    }

    /** "The server then answers normally, as it would have done to the managed entity". */
    private Effect roster(Iq iq, Element query, Privileged sender) {
        managed(iq.to().orElseThrow(), sender);
        if (!sender.granted().roster().allows(iq.type())) {
            throw new Refusal(NOT_ROSTER);
        }
        // A version is of use to those alone who get the pushes of a session.
        return new Effect.AnswerAsOwner(
                iq.with(Content.of(List.of(query.toBuilder().withoutAttribute("ver").build()))));
    }

    private Jid managed(Jid account, Privileged sender) {
        if (account.local().isEmpty() || !account.isBare() || !sender.manages(account.domain(), domains)) {
            throw new Refusal(NOT_MANAGED);
        }
        return account;
    }

    private Effect privileged(Iq outer, Element wrapper, Privileged sender) {
        Jid account = managed(outer.to().orElseThrow(), sender);
        List<Element> inside = wrapper.elements();
        if (inside.size() != 1 || !inside.getFirst().is(IQ)) {
            throw new Refusal(NO_REQUESTS); // "the namespace of the encapsulated <iq/> stanza is not 'jabber:client'"
        }
        Iq inner = read(inside.getFirst(), Iq.class);
        boolean fits = inner.type() == outer.type()
                && inner.from().filter(from -> !from.equals(account)).isEmpty();
        Access access = inner.payload()
                .map(payload -> sender.granted().requests().getOrDefault(payload.name().namespace(), Access.NONE))
                .orElse(Access.NONE);
        if (!fits || !access.allows(inner.type())) {
            throw new Refusal(NO_REQUESTS);
        }
        Iq request = inner.withFrom(account).withTo(inner.to().orElse(account));
        return new Effect.Ask(request, PATIENCE, Optional.of(sender.component()), answer -> List.of(new Effect.SendAnyway(outer.result(
                Element.of(Perms.PRIVILEGE, Forwarded.of(answer.with(answer.header().withId(inner.id()))))))));
    }

    /** Section 5.3. */
    Optional<List<Effect>> message(Message message, Privileged sender) {
        Optional<Element> privilege = message.child(Perms.PRIVILEGE);
        boolean toServer = message.to().filter(to -> to.isDomain() && domains.serves(to.domain())).isPresent();
        if (privilege.isEmpty() || !toServer || message.isError()) {
            return Optional.empty();
        }
        if (!sender.granted().message()) {
            throw new Refusal(NO_MESSAGES);
        }
        List<Element> inside = privilege.flatMap(element -> element.first(FORWARDED)).stream()
                .flatMap(forwarded -> forwarded.elements(MESSAGE).stream())
                .toList();
        if (inside.size() != 1) {
            throw new Refusal(NOT_ONE);
        }
        Message inner = read(inside.getFirst(), Message.class);
        Jid from = inner.from().orElseThrow(() -> new Refusal(NOT_MANAGED));
        if (!from.isBare() && !from.isDomain() || !sender.manages(from.domain(), domains)) {
            throw new Refusal(NOT_MANAGED); // "'from' attribute MUST be a bare JID from the server"
        }
        if (inner.to().isEmpty()) {
            throw new Refusal(NOT_ONE);
        }
        return Optional.of(List.of(new Effect.Send(inner)));
    }

    private static <S> S read(Element element, Class<S> kind) {
        FirstLevel read = StanzaReader.read(element);
        if (!kind.isInstance(read)) {
            throw new Refusal(NOT_ONE);
        }
        return kind.cast(read);
    }
}
