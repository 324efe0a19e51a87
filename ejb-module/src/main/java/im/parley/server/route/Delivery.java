package im.parley.server.route;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Target;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Delivers to local accounts by RFC 6121 section 8.5. */
final class Delivery {
    private static final StanzaError UNAVAILABLE = Condition.SERVICE_UNAVAILABLE.error();

    private final FeatureTable table;
    private final SessionIndex sessions;
    private final Requests requests;
    private final Predicate<Jid> accountExists;
    private final Router router;

    Delivery(
            FeatureTable table,
            SessionIndex sessions,
            Requests requests,
            Predicate<Jid> accountExists,
            Router router) {
        this.table = table;
        this.sessions = sessions;
        this.requests = requests;
        this.accountExists = accountExists;
        this.router = router;
    }

    /**
     * @param to the address as it stands in the stanza
     * @param account its bare JID
     */
    void deliver(Stanza stanza, Jid to, Jid account) {
        if (sessions.sessions(account).length == 0) {
            if (stanza instanceof Presence presence && isMere(presence)) {
                unseen(presence, account);
                return; // sections 8.5.1 and 8.5.2.2.2: ignored, whether the account exists or not
            }
            if (!accountExists.test(account)) {
                noSuchUser(stanza, account);
                return;
            }
        }
        switch (stanza) {
            case Message message -> {
                Course<Message> course =
                        new Course<>(Message.class, message).to(account, table.messages().delivery());
                finish(course, judged -> message(judged, to, account));
            }
            case Presence presence -> {
                Course<Presence> course =
                        new Course<>(Presence.class, presence).to(account, table.presences().delivery());
                finish(course, judged -> presence(judged, to, account));
            }
            case Iq iq -> {
                Course<Iq> course = new Course<>(Iq.class, iq).to(account, table.iqs().delivery());
                finish(course, judged -> iq(judged, to, account));
            }
        }
    }

    private static boolean isMere(Presence presence) {
        return switch (presence.type()) {
            case AVAILABLE, UNAVAILABLE, ERROR -> true;
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> false;
        };
    }

    private void unseen(Presence presence, Jid account) {
        for (Handlers.UnseenHandler handler : table.unseen()) {
            try {
                router.perform(handler.unseen(presence, account));
            } catch (RuntimeException thrown) {
                Trouble.log(thrown, "to tell of presence that nobody sees");
            }
        }
    }

    private <S extends Stanza> void finish(Course<S> course, Consumer<S> onward) {
        if (course.passed()) {
            onward.accept(course.stanza());
        } else if (course.error() != null) {
            router.bounce(course.stanza(), course.error());
        }
        router.perform(course.effects());
    }

    /** Section 8.5.1. */
    private void noSuchUser(Stanza stanza, Jid account) {
        switch (stanza) {
            case Iq iq when iq.isRequest() && requests.claims(iq, account) -> router.reply(
                    iq, requests.answerClaimed(iq, requester(iq, account)));
            case Iq iq -> router.bounce(iq, UNAVAILABLE);
            case Message message -> {
                if (message.type() != Message.Type.HEADLINE) {
                    Course<Message> course = new Course<>(Message.class, message).to(account, table.nobody());
                    finish(course, unwanted -> router.bounce(unwanted, UNAVAILABLE));
                }
            }
            case Presence presence -> {}
        }
    }

    private void message(Message message, Jid to, Jid account) {
        if (to.isFull()) {
            Optional<BoundSession> addressed = sessions.holder(to);
            if (addressed.isPresent()) {
                addressed.get().deliver(message); // section 8.5.3.1
                routed(message, account, List.of(addressed.get()));
                return;
            }
        }
        switch (message.type()) {
            case NORMAL -> {
                if (to.isFull()) {
                    refuse(message, account); // section 8.5.3.2.1
                } else {
                    toMostAvailable(message, account); // section 8.5.2.1.1
                }
            }
            case CHAT -> toMostAvailable(message, account); // sections 8.5.2.1.1 and 8.5.3.2.1
            case GROUPCHAT -> refuse(message, account); // sections 8.5.2.1.1, 8.5.2.2.1 and 8.5.3.2.1
            case HEADLINE -> {
                if (to.isBare()) {
                    toAllNonNegative(message, account); // section 8.5.2.1.1
                }
            }
            case ERROR -> {} // sections 8.5.2.1.1, 8.5.2.2.1 and 8.5.3.2.1
        }
    }

    /** To the available resources with the highest priority that is not negative, else to whoever keeps messages. */
    private void toMostAvailable(Message message, Jid account) {
        BoundSession[] all = sessions.sessions(account);
        int highest = -1;
        for (BoundSession session : all) {
            if (session.isAvailable()) {
                highest = Math.max(highest, session.priority());
            }
        }
        if (highest < 0) {
            unreachable(message, account);
            return;
        }
        int chosen = highest;
        give(message, account, all, session -> session.priority() == chosen);
    }

    private void toAllNonNegative(Message message, Jid account) {
        give(message, account, sessions.sessions(account), session -> session.priority() >= 0);
    }

    private void give(Message message, Jid account, BoundSession[] all, Predicate<BoundSession> chosen) {
        List<BoundSession> reached = new ArrayList<>(all.length);
        for (BoundSession session : all) {
            if (session.isAvailable() && chosen.test(session)) {
                reached.add(session);
            }
        }
        Copies copies = reached.size() == 1 ? Copies.SOLE : new Copies(reached.size());
        for (BoundSession session : reached) {
            session.deliver(message, copies);
        }
        routed(message, account, reached);
    }

    private void routed(Message message, Jid account, List<BoundSession> reached) {
        List<Handlers.RoutedHandler> handlers = table.routed();
        for (int i = 0; i < handlers.size(); i++) {
            try {
                router.perform(handlers.get(i).routed(message, account, reached));
            } catch (RuntimeException thrown) {
                Trouble.log(thrown, "to tell how a message was delivered");
            }
        }
    }

    private void unreachable(Message message, Jid account) {
        if (isKept(message, account)) {
            routed(message, account, List.of());
        }
    }

    /** Section 8.5.2.2.1: whether a feature has taken the message; otherwise its sender was told. */
    boolean isKept(Message message, Jid account) {
        Course<Message> course = new Course<>(Message.class, message).to(account, table.unreachable());
        finish(course, unclaimed -> refuse(unclaimed, account));
        return !course.passed() && course.error() == null;
    }

    private void refuse(Message message, Jid account) {
        Course<Message> course = new Course<>(Message.class, message).to(account, table.undeliverable());
        finish(course, unwanted -> router.bounce(unwanted, UNAVAILABLE));
    }

    private void presence(Presence presence, Jid to, Jid account) {
        switch (presence.type()) {
            case AVAILABLE, UNAVAILABLE, ERROR -> {
                if (to.isFull()) {
                    sessions.find(to).ifPresent(session -> session.deliver(presence)); // sections 8.5.3.1 and 8.5.3.2.2
                } else {
                    toAllAvailable(presence, account); // sections 8.5.2.1.2 and 8.5.2.2.2
                }
            }
            // Section 3 and 4.3: what the presence feature let pass asks for nothing more.
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> {}
        }
    }

    private void toAllAvailable(Presence presence, Jid account) {
        for (BoundSession session : sessions.sessions(account)) {
            if (session.isAvailable() && !session.isLeaving()) {
                session.deliver(presence);
            }
        }
    }

    private void iq(Iq iq, Jid to, Jid account) {
        if (to.isFull()) {
            Optional<BoundSession> addressed = sessions.find(to);
            if (addressed.isPresent()) {
                addressed.get().deliver(iq); // section 8.5.3.1
            } else {
                router.bounce(iq, UNAVAILABLE); // section 8.5.3.2.3
            }
        } else if (iq.isRequest()) {
            // XEP-0356 section 6.3: what comes from the account itself is asked on its behalf, "as if it were sent by Juliet"
            Target target = iq.from().filter(account::equals).isPresent() ? Target.OWN_ACCOUNT : Target.ACCOUNT;
            router.reply(iq, requests.answer(iq, target, requester(iq, account))); // sections 8.5.2.1.3 and 8.5.2.2.3
        } else {
            router.answered(iq);
        }
    }

    private Requester requester(Iq iq, Jid account) {
        Optional<BoundSession> sender = iq.from().flatMap(sessions::find);
        return new Requester(iq.from(), sender.map(Function.identity()), Optional.empty(), account);
    }
}
