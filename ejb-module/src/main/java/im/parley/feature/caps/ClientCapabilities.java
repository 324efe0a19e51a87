package im.parley.feature.caps;

import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.presenceToAccount;
import static im.parley.server.spi.Phase.NOTIFY;

import im.parley.server.spi.Description;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.ClientCapable;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * XEP-0115: Entity Capabilities. Learns what clients support from their presence, and asks each kind of client once
 * (section 6.2). Other features hear of it by {@link ClientCapable}.
 */
@ServerFeature
final class ClientCapabilities implements Feature {
    private static final Name CAPABILITIES = Name.of("http://jabber.org/protocol/caps", "c");
    private static final Session.Key<Caps> ANNOUNCED = new Session.Key<>("capabilities");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Domains domains;
    private final KnownClients known = new KnownClients();

    @Inject
    ClientCapabilities(Domains domains) {
        this.domains = domains;
    }

    @Override
    public Spec spec() {
        return Spec.xep(115, "1.6.0").processor("http://jabber.org/protocol/caps");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                presenceSent(NOTIFY, this::sent),
                presenceToAccount(NOTIFY, this::received),
                on(SessionEnded.class, event -> gone(event.session())));
    }

    /** A session of this server has become available, or says something else than before. */
    private Verdict sent(Presence presence, Session sender) {
        if (presence.to().isPresent()) {
            return Verdict.PASS;
        }
        if (presence.type() == Presence.Type.UNAVAILABLE) {
            sender.remove(ANNOUNCED);
            return Verdict.PASS;
        }
        Optional<Caps> before = sender.get(ANNOUNCED);
        Caps caps = Caps.in(presence.child(CAPABILITIES));
        if (presence.type() != Presence.Type.AVAILABLE || before.filter(caps::equals).isPresent()) {
            return Verdict.PASS;
        }
        sender.put(ANNOUNCED, caps);
        return Verdict.PASS.then(learn(new KnownClients.Client(sender.jid(), sender.account()), caps));
    }

    /** A client elsewhere has sent presence to an account here. */
    private Verdict received(Presence presence, Jid account) {
        Jid from = presence.header().from();
        if (from == null || from.isBare() || presence.type() != Presence.Type.AVAILABLE) {
            return Verdict.PASS;
        }
        if (domains.serves(from.domain())) {
            return Verdict.PASS; // its own session tells
        }
        Optional<Element> element = presence.child(CAPABILITIES);
        return element.isEmpty()
                ? Verdict.PASS
                : Verdict.PASS.then(learn(new KnownClients.Client(from, account), Caps.in(element)));
    }

    private List<Effect> gone(Session session) {
        session.remove(ANNOUNCED);
        return List.of();
    }

    private List<Effect> learn(KnownClients.Client client, Caps caps) {
        if (caps.ver().isEmpty()) {
            return List.of(tell(client, Set.of()));
        }
        Optional<Set<String>> features = known.find(caps);
        if (features.isPresent()) {
            return List.of(tell(client, features.get()));
        }
        return known.await(caps, client) ? List.of(ask(client, caps)) : List.of();
    }

    private static Effect tell(KnownClients.Client client, Set<String> features) {
        return new Effect.Raise(new ClientCapable(client.jid(), client.account(), features));
    }

    /** Section 6.2: the account asks, as clients may answer those alone who know their presence. */
    private Effect ask(KnownClients.Client client, Caps caps) {
        Element query = Element.build(Description.QUERY)
                .attribute("node", caps.node() + '#' + caps.ver())
                .build();
        Iq question = Iq.request(Iq.Type.GET, "caps", query)
                .with(new Header(client.account(), client.jid(), "caps", ""));
        return new Effect.Ask(question, PATIENCE, answer -> answered(client, caps, answer));
    }

    /**
     * What the digest proves holds for all clients that announce it; what it does not, for the one that answered. Of the
     * others that wait the next one is asked.
     */
    private List<Effect> answered(KnownClients.Client client, Caps caps, Iq answer) {
        Optional<Description> described = answer.type() == Iq.Type.RESULT
                ? answer.payload().flatMap(Description::from)
                : Optional.empty();
        Set<String> features = described.map(Description::features).map(Set::copyOf).orElse(Set.of());
        List<Effect> effects = new ArrayList<>();
        if (described.filter(one -> VerificationString.proves(one, caps.hash(), caps.ver())).isPresent()) {
            known.learned(caps, features).forEach(waiting -> effects.add(tell(waiting, features)));
        } else {
            described.ifPresent(one -> effects.add(tell(client, features)));
            known.next(caps, client).ifPresent(next -> effects.add(ask(next, caps)));
        }
        return effects;
    }
}
