package im.parley.feature.csi;

import static im.parley.server.spi.Hook.hold;
import static im.parley.server.spi.Hook.inlineBind;
import static im.parley.server.spi.Hook.nonza;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.streamFeature;

import im.parley.server.spi.ClientState;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerEvent.SessionResumed;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamView;
import im.parley.server.spi.Verdict;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * XEP-0352: Client State Indication. While nobody looks at a client, what can wait waits until something urgent wakes the
 * client anyway, until too much waits, or until somebody looks again.
 */
@ServerFeature
final class ClientStateIndication implements Feature {
    private static final String NS = "urn:xmpp:csi:0";
    private static final Name ACTIVE = Name.of(NS, "active");
    private static final Name INACTIVE = Name.of(NS, "inactive");
    private static final Element OFFER = Element.of(Name.of(NS, "csi"));

    /** Present since the client was inactive for the first time. */
    private static final Session.Key<Backlog> BACKLOG = new Session.Key<>("waits for an inactive client");

    private final CsiOptions options;

    @Inject
    ClientStateIndication(Options options) {
        this.options = options.of(CsiOptions.class);
    }

    @Override
    public Spec spec() {
        return Spec.xep(352, "1.0.0").processor(CsiOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                streamFeature(ClientStateIndication::offer),
                nonza(ACTIVE, (element, session) -> activate(session)),
                nonza(INACTIVE, (element, session) -> {
                    deactivate(session);
                    return List.of();
                }),
                inlineBind(NS, Set.of(ACTIVE, INACTIVE), ClientStateIndication::bind),
                hold(Stanza.class, this::reaching),
                on(SessionResumed.class, event -> activate(event.session())));
    }

    /** Section 4.1. */
    private static Optional<Element> offer(StreamView stream) {
        return stream.authenticated() ? Optional.of(OFFER) : Optional.empty();
    }

    /**
     * Section 5.1: all that waited goes out before the client's next request is processed. Section 5.2: a resumed stream
     * is active, whatever it was before.
     */
    private static List<Effect> activate(Session session) {
        session.remove(ClientState.INACTIVE);
        return session.get(BACKLOG).map(backlog -> backlog.release(session)).orElse(List.of());
    }

    private static void deactivate(Session session) {
        if (session.get(BACKLOG).isEmpty()) {
            session.put(BACKLOG, new Backlog());
        }
        session.put(ClientState.INACTIVE, true);
    }

    /** XEP-0386: the state that a client begins with; nothing waits yet. */
    private static Optional<Element> bind(Element state, Session session) {
        if (state.is(INACTIVE)) {
            deactivate(session);
        }
        return Optional.empty();
    }

    private Verdict reaching(Stanza stanza, Session recipient) {
        if (!ClientState.isInactive(recipient)) {
            return Verdict.PASS;
        }
        Backlog backlog = recipient.get(BACKLOG).orElseThrow();
        if (backlog.isReleasing()) {
            return Verdict.PASS;
        }
        return switch (options.logic().of(stanza)) {
            case Logic.Urgency.Urgent urgent -> Verdict.PASS.then(backlog.release(recipient));
            case Logic.Urgency.Expected expected -> expected(stanza, backlog, recipient);
            case Logic.Urgency.Waits waits -> {
                backlog.add(stanza);
                yield held(backlog, recipient);
            }
            case Logic.Urgency.Replaces replaces -> {
                backlog.replace(replaces.place(), stanza);
                yield held(backlog, recipient);
            }
        };
    }

    private static Verdict expected(Stanza answer, Backlog backlog, Session recipient) {
        boolean overtakes = answer.from().filter(backlog::holdsOf).isPresent();
        return overtakes ? Verdict.PASS.then(backlog.release(recipient)) : Verdict.PASS;
    }

    /** When too much waits, all of it goes out. */
    private Verdict held(Backlog backlog, Session recipient) {
        Verdict held = Verdict.drop("waits for somebody to look at the client");
        return backlog.size() > options.maxQueue() ? held.then(backlog.release(recipient)) : held;
    }
}
