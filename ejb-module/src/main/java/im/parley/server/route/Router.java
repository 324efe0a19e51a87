package im.parley.server.route;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Outbox;
import im.parley.server.session.SessionIndex;
import im.parley.server.session.Strand;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Lanes;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.Service;
import im.parley.server.spi.Session;
import im.parley.server.spi.StreamView;
import im.parley.server.spi.Target;
import im.parley.server.stats.Counters;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Routes stanzas by RFC 6120 section 10 and RFC 6121 section 8. It knows no extension: features judge by their hooks
 * what passes here.
 */
public final class Router {
    private static final StanzaError NO_FEDERATION =
            Condition.REMOTE_SERVER_NOT_FOUND.because("this server does not talk to other servers");
    private static final StanzaError UNAVAILABLE = Condition.SERVICE_UNAVAILABLE.error();

    private final FeatureTable table;
    private final SessionIndex sessions;
    private final Domains domains;
    private final Requests requests;
    private final Delivery delivery;
    private final Undelivered undelivered;
    private final Dispatch dispatch;
    private final Map<String, Service> services;
    private final Questions questions;
    private final Performing performing;
    private final Executor threads;
    private final Counters counters;
    private volatile Outside outside = stanza -> bounce(stanza, NO_FEDERATION);
    private volatile Annex annex = Annex.NONE;

    /**
     * @param accountExists whether there is an account of that bare JID; may wait for a store
     * @param threads starts a thread that may block for each task
     * @param counters counts what passes here
     */
    public Router(
            FeatureTable table,
            SessionIndex sessions,
            Domains domains,
            Predicate<Jid> accountExists,
            Executor threads,
            Counters counters) {
        this.table = table;
        this.counters = counters;
        this.sessions = sessions;
        this.domains = domains;
        this.questions = new Questions(this::perform, threads);
        this.requests = new Requests(table, questions);
        this.delivery = new Delivery(table, sessions, requests, accountExists, this);
        this.undelivered = new Undelivered(table, sessions, delivery, this);
        this.dispatch = new Dispatch(table, sessions, domains, this);
        this.performing = new Performing(sessions, questions, dispatch, this);
        this.threads = threads;
        this.services = table.services().stream().collect(Collectors.toMap(Service::label, Function.identity()));
    }

    /** Processes what a local session sent. It carries the full JID of the session in {@code from}. */
    public void sent(Stanza stanza, BoundSession sender) {
        counters.received(stanza);
        switch (stanza) {
            case Message message -> sent(
                    new Course<>(Message.class, message).sentBy(sender, table.messages().sent()), sender);
            case Presence presence -> sent(
                    new Course<>(Presence.class, presence).sentBy(sender, table.presences().sent()), sender);
            case Iq iq -> sent(new Course<>(Iq.class, iq).sentBy(sender, table.iqs().sent()), sender);
        }
    }

    private <S extends Stanza> void sent(Course<S> course, BoundSession sender) {
        if (course.passed()) {
            onward(course.stanza(), sender);
        } else if (course.error() != null) {
            bounce(course.stanza(), course.error());
        }
        perform(course.effects());
    }

    private void onward(Stanza stanza, BoundSession sender) {
        Optional<Jid> to = stanza.to();
        if (to.isPresent() && !(stanza instanceof Iq iq && iq.isRequest() && to.get().equals(sender.account()))) {
            route(stanza, to.get());
            return;
        }
        switch (stanza) {
            // RFC 6120 section 10.3.1: as if it were addressed to the sender's bare JID.
            case Message message -> route(message.withTo(sender.account()), sender.account());
            // RFC 6120 section 10.3.2: a broadcast, which the presence feature has turned into effects.
            case Presence presence -> {}
            // RFC 6120 section 10.3.3: the server answers on behalf of the account.
            case Iq iq -> {
                if (iq.isRequest()) {
                    Requester self = new Requester(
                            Optional.of(sender.jid()), Optional.of(sender), Optional.empty(), sender.account());
                    reply(iq, requests.answer(iq, Target.OWN_ACCOUNT, self));
                }
            }
        }
    }

    /** Whether a request can be answered on a stream that has no session yet. */
    public boolean answers(Iq request) {
        return request.payload()
                .flatMap(payload -> table.handler(request.type(), payload, Target.STREAM))
                .isPresent();
    }

    /** Answers a request on a stream that has no session yet. */
    public Iq answer(Iq request, StreamView stream) {
        Requester peer = new Requester(
                Optional.empty(), Optional.empty(), Optional.of(stream), Jid.prepared("", stream.domain()));
        Reply reply = requests.answer(request, Target.STREAM, peer);
        perform(reply.effects());
        return Requests.stanza(request, reply);
    }

    /** Routes a stanza that carries {@code from} and {@code to} and was not sent by a local session. */
    public void route(Stanza stanza) {
        stanza.to().ifPresent(to -> route(stanza, to));
    }

    private void route(Stanza stanza, Jid to) {
        try {
            follow(find(to), stanza, to);
        } catch (RuntimeException thrown) {
            bounce(stanza, Trouble.error(thrown, "to route a stanza"));
        }
    }

    private void follow(Route route, Stanza stanza, Jid to) {
        switch (route) {
            case Route.ToAccount account -> delivery.deliver(stanza, to, account.account());
            case Route.ToServer server -> toServer(stanza, to);
            case Route.ToService service -> toService(stanza, to, service.service());
            case Route.ToAnnex elsewhere -> elsewhere.way().out().send(stanza);
            // RFC 6120 section 10.4.
            case Route.ToRemote remote -> depart(stanza, to);
        }
    }

    private void depart(Stanza stanza, Jid to) {
        if (!(stanza instanceof Message message)) {
            outside.send(stanza);
            return;
        }
        Course<Message> course = new Course<>(Message.class, message).to(to, table.departures());
        if (course.passed()) {
            outside.send(course.stanza());
        } else if (course.error() != null) {
            bounce(message, course.error());
        }
        perform(course.effects());
    }

    private Route find(Jid to) {
        String domain = to.domain();
        if (domains.serves(domain)) {
            return to.local().isEmpty() ? new Route.ToServer() : new Route.ToAccount(to.bare());
        }
        Optional<Annex.Way> named = annex.named(domain);
        if (named.isPresent()) {
            return new Route.ToAnnex(named.get());
        }
        Service service = service(domain);
        if (service != null) {
            return new Route.ToService(service);
        }
        return annex.matching(domain).<Route>map(Route.ToAnnex::new).orElseGet(() -> new Route.ToRemote(domain));
    }

    private @Nullable Service service(String domain) {
        int dot = domain.indexOf('.');
        return dot >= 0 && domains.serves(domain.substring(dot + 1)) ? services.get(domain.substring(0, dot)) : null;
    }

    /** A request to the domain itself may be one that is answered alike for all services. */
    private void toService(Stanza stanza, Jid to, Service service) {
        boolean ours = to.isDomain() && service.holder().isEmpty();
        if (!(ours && stanza instanceof Iq iq && iq.isRequest())) {
            perform(service.handle(stanza));
        } else if (requests.claims(iq, to)) {
            reply(iq, requests.answerClaimed(iq, requester(iq, to)));
        } else if (requests.knows(iq, Target.SERVICE)) {
            reply(iq, requests.answer(iq, Target.SERVICE, requester(iq, to)));
        } else {
            perform(service.handle(stanza));
        }
    }

    private Requester requester(Iq iq, Jid to) {
        Optional<BoundSession> sender = iq.from().flatMap(sessions::find);
        return new Requester(iq.from(), sender.map(Function.identity()), Optional.empty(), to.domainJid());
    }

    /** Opens the way to the domains of other servers. */
    public void open(Outside way) {
        outside = way;
    }

    /** Opens the way to external components. */
    public void open(Annex components) {
        annex = components;
    }

    /** Whether a domain is one of this server: a served one, that of a service below it, or of a component. */
    public boolean hosts(String domain) {
        return switch (find(Jid.prepared("", domain))) {
            case Route.ToAccount account -> true;
            case Route.ToServer server -> true;
            case Route.ToService service -> true;
            case Route.ToAnnex elsewhere -> elsewhere.way().ours();
            case Route.ToRemote remote -> false;
        };
    }

    /** Whether a domain is a served one, or that of a service below it. */
    public boolean isNative(String domain) {
        return domains.serves(domain) || service(domain) != null;
    }

    /** Opens the services, and tells the features that the server is complete. */
    public void openServices() {
        Lanes lanes = () -> new WorkLane(() -> new Strand(threads), this);
        services.values().forEach(service -> service.open(lanes));
        raise(new ServerEvent.ServerOpened(lanes));
    }

    /** Closes the services, while sessions are still there to be told. */
    public void closeServices() {
        services.values().forEach(service -> perform(service.close()));
    }

    /** RFC 6120 section 10.5.1 and 10.5.2: the server itself. */
    private void toServer(Stanza stanza, Jid to) {
        if (stanza instanceof Iq iq && iq.isRequest()) {
            reply(iq, requests.answer(iq, Target.SERVER, requester(iq, to)));
        } else if (stanza instanceof Message message && message.type() != Message.Type.HEADLINE) {
            bounce(stanza, UNAVAILABLE);
        } else if (stanza instanceof Iq answer) {
            questions.answer(answer);
        }
    }

    /** Takes an answer to a request that was sent on behalf of an account. */
    void answered(Iq answer) {
        questions.answer(answer);
    }

    /** Does what comes before the answer, sends it on its way, then does what is to follow. */
    void reply(Iq request, Reply reply) {
        if (reply instanceof Reply.Later later) {
            perform(later.effects());
            return;
        }
        if (reply instanceof Reply.Result result) {
            perform(result.before());
        }
        if (reply instanceof Reply.Failure failure) {
            counters.refused(failure.error());
        }
        Iq answer = Requests.stanza(request, reply);
        Optional<BoundSession> local = answer.to().flatMap(sessions::find);
        if (local.isPresent()) {
            local.get().deliver(answer);
        } else if (answer.to().isPresent() && answer.from().isPresent()) {
            route(answer);
        }
        perform(reply.effects());
    }

    /**
     * Finds another way for a stanza that was given to a session and perhaps never reached its client.
     *
     * @param session the session, which is ending
     */
    public void undelivered(Outbox.Unacknowledged left, Session session) {
        try {
            undelivered.take(left, session.account());
        } catch (RuntimeException thrown) {
            bounce(left.stanza(), Trouble.error(thrown, "to deliver what a session left"));
        }
    }

    /** Answers with an error, unless the stanza must not be answered (RFC 6120 section 8.3.1). */
    public void bounce(Stanza stanza, StanzaError error) {
        boolean answerable = !stanza.isError() && !(stanza instanceof Iq iq && !iq.isRequest());
        if (!answerable || stanza.from().isEmpty()) {
            return;
        }
        counters.refused(error);
        Stanza answer = stanza.errorReply(error);
        Optional<BoundSession> local = stanza.from().flatMap(sessions::find);
        if (local.isPresent()) {
            local.get().deliver(answer);
        } else if (answer.from().isPresent()) {
            route(answer);
        }
    }

    /** Performs what features want done, in order. One that fails is logged and keeps none of the others back. */
    public void perform(List<Effect> effects) {
        performing.perform(effects);
    }

    /** Answers a request to an account as for the account itself. */
    void answerAsOwner(Iq request) {
        request.to().ifPresent(account -> {
            Requester owner = new Requester(request.from(), Optional.empty(), Optional.empty(), account.bare());
            reply(request, requests.answer(request, Target.OWN_ACCOUNT, owner));
        });
    }

    /** Gives a stanza to whom it is for in fact; who is not of this installation cannot be given it unchanged. */
    void redirect(Stanza stanza, Optional<Jid> to) {
        switch (to.map(this::find).orElseGet(Route.ToServer::new)) {
            case Route.ToAnnex elsewhere -> elsewhere.way().out().send(stanza);
            case Route.ToService other when other.service().holder().isEmpty() ->
                stanza.to().ifPresent(address -> toService(stanza, address, other.service()));
            case Route.ToService loop -> bounce(stanza, UNAVAILABLE);
            case Route.ToAccount account -> bounce(stanza, UNAVAILABLE);
            case Route.ToServer server -> bounce(stanza, UNAVAILABLE);
            case Route.ToRemote remote -> bounce(stanza, UNAVAILABLE);
        }
    }

    /** Who answers in fact at the domain of a service. */
    public Optional<Jid> holder(String domain) {
        Service service = service(domain);
        return service == null ? Optional.empty() : service.holder();
    }

    /** Sends what belongs together. */
    Dispatch dispatch() {
        return dispatch;
    }

    /** Tells the features of an event and performs what they want done. */
    public void raise(ServerEvent event) {
        counters.happened(event);
        table.raise(event, this::perform);
    }

    /** How many requests of the server itself wait for an answer. */
    public int questions() {
        return questions.waiting();
    }

    /** Judges what is about to reach a session by the holding hooks; empty when it is held or dropped. */
    public Optional<? extends Stanza> held(Stanza stanza, BoundSession recipient) {
        return switch (stanza) {
            case Message message -> held(Message.class, message, recipient, table.messages().hold());
            case Presence presence -> held(Presence.class, presence, recipient, table.presences().hold());
            case Iq iq -> held(Iq.class, iq, recipient, table.iqs().hold());
        };
    }

    private <S extends Stanza> Optional<S> held(
            Class<S> kind, S stanza, BoundSession recipient, List<Handlers.HoldFilter<S>> filters) {
        if (filters.isEmpty()) {
            return Optional.of(stanza);
        }
        Course<S> course = new Course<>(kind, stanza).reaching(recipient, filters);
        perform(course.effects());
        return course.passed() ? Optional.of(course.stanza()) : Optional.empty();
    }
}
