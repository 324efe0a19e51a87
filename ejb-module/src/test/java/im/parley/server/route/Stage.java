package im.parley.server.route;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.SessionIndex;
import im.parley.server.session.Strand;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Spec;
import im.parley.server.stats.Counters;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A router with sessions that remember what reached them. Romeo sends; Juliet's account exists. */
final class Stage {
    static final Jid JULIET = Jid.of("juliet@example.com");
    static final Name ERROR = Name.of(Namespaces.CLIENT, "error");

    final SessionIndex sessions = new SessionIndex();
    final Counters counters = new Counters();
    final Set<Jid> accounts = new HashSet<>(Set.of(JULIET, Jid.of("romeo@example.net")));
    final Router router;
    final Actor romeo;

    /** A session and what it received. */
    static final class Actor implements BoundSession.Carrier {
        final List<Stanza> received = new ArrayList<>();
        final List<StreamError> ended = new ArrayList<>();
        final BoundSession session;
        private final Stage stage;

        Actor(Stage stage, String jid) {
            this.stage = stage;
            this.session = new BoundSession(Jid.of(jid), this, new Strand(Runnable::run));
        }

        Actor available(int priority) {
            session.presence(Optional.of(Presence.of(
                    Presence.Type.AVAILABLE, Element.text(Presence.PRIORITY, Integer.toString(priority)))));
            return this;
        }

        @Override
        public Facts facts() {
            InetSocketAddress nowhere = InetSocketAddress.createUnresolved("localhost", 5222);
            return new Facts("c2s", nowhere, nowhere, Optional.empty());
        }

        @Override
        public void deliver(Stanza stanza, Copies copies, BoundSession recipient) {
            stage.router.held(stanza, recipient).ifPresent(received::add);
        }

        @Override
        public CompletableFuture<Void> end(StreamError why) {
            ended.add(why);
            return CompletableFuture.completedFuture(null);
        }

        void sends(Stanza stanza) {
            stage.router.sent(stanza.withFrom(session.jid()), session);
        }

        /** The condition of the only error that came back. */
        Optional<Name> bounced() {
            return received.stream()
                    .filter(Stanza::isError)
                    .flatMap(stanza -> stanza.child(ERROR).stream())
                    .flatMap(error -> error.first().stream())
                    .map(Element::name)
                    .findFirst();
        }
    }

    Stage(Hook... hooks) {
        Feature feature = new Feature() {
            @Override
            public Spec spec() {
                return Spec.rfc(6121);
            }

            @Override
            public List<Hook> hooks() {
                return List.of(hooks);
            }
        };
        List<Vhost> served = List.of(Vhost.of("example.com"), Vhost.of("example.net"));
        Domains domains = new Domains() {
            @Override
            public Optional<Vhost> find(String domain) {
                return served.stream().filter(vhost -> vhost.domain().equals(domain)).findFirst();
            }

            @Override
            public String defaultDomain() {
                return "example.com";
            }

            @Override
            public List<Vhost> all() {
                return served;
            }
        };
        router = new Router(FeatureTable.of(List.of(feature)), sessions, domains, accounts::contains, Runnable::run, counters);
        romeo = connect("romeo@example.net/orchard");
    }

    Actor connect(String jid) {
        Actor actor = new Actor(this, jid);
        sessions.add(actor.session, 10);
        return actor;
    }

    Actor juliet(String resource, int priority) {
        return connect(JULIET + "/" + resource).available(priority);
    }

    static Message message(String to, Message.Type type) {
        return Message.to(Jid.of(to), type, Element.text(Message.BODY, "Art thou not Romeo?"));
    }

    static Presence presence(String to, Presence.Type type) {
        return Presence.of(type).withTo(Jid.of(to));
    }

    static Iq iq(String to, Iq.Type type) {
        return Iq.request(type, "q1", Element.of(Name.of("urn:example:unknown", "query"))).withTo(Jid.of(to));
    }

    static Name condition(StanzaError.Condition condition) {
        return condition.elementName();
    }
}
