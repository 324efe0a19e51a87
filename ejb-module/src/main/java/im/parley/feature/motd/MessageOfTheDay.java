package im.parley.feature.motd;

import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.provide;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.ServerEvent.AccountCreated;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StandingMessages;
import im.parley.server.spi.Verdict;
import im.parley.store.setting.SettingStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import java.util.List;

/** XEP-0133, 4.24 to 4.28: tells users of a domain the message of the day when they come, and new ones the welcome. */
@ServerFeature
final class MessageOfTheDay implements Feature {
    private final Board board;
    private final UserStore users;

    @Inject
    MessageOfTheDay(SettingStore settings, Sessions sessions, UserStore users) {
        this.board = new Board(settings, sessions);
        this.users = users;
    }

    @Override
    public Spec spec() {
        return Spec.xep(133, "1.3.1").processor("motd");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                presenceSent(Phase.MARK, this::sent), // before APPLY makes the session available
                on(AccountCreated.class, this::created),
                provide(StandingMessages.class, board));
    }

    private Verdict sent(Presence presence, Session sender) {
        boolean initial = presence.type() == Presence.Type.AVAILABLE
                && presence.to().isEmpty()
                && !sender.isAvailable();
        return initial && board.ofTheDay(sender.jid().domain()).isPresent()
                ? Verdict.PASS.then(new Effect.Afterwards(() -> tell(sender)))
                : Verdict.PASS;
    }

    /** An anonymous user has no account in which could be written that he was told. */
    private List<Effect> tell(Session session) {
        String domain = session.jid().domain();
        return board.ofTheDay(domain)
                .filter(posted -> !users.exists(session.account()) || board.hand(posted, session.account()))
                .map(posted -> List.<Effect>of(
                        new Effect.ToSession(session, Board.message(domain, session.jid(), posted.text()))))
                .orElse(List.of());
    }

    /** Waits with the other offline messages until the user is there for the first time. */
    private List<Effect> created(AccountCreated event) {
        Jid account = event.account();
        return board.find(account.domain(), StandingMessages.Kind.WELCOME)
                .map(text -> List.<Effect>of(new Effect.Send(
                        Message.to(account, Message.Type.NORMAL, Element.text(Message.BODY, text))
                                .withFrom(account.domainJid()))))
                .orElse(List.of());
    }
}
