package im.parley.server.admin;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Login;
import im.parley.server.spi.Performer;
import im.parley.server.spi.ServerEvent.ItemWanted;
import im.parley.server.stream.StandInDesk;
import im.parley.server.stream.StandInDesk.Outcome;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Shows the presence of users who are not there: contacts see a resource as any other. It gets no messages, as its
 * priority is negative, and lasts until it is said to be gone, a client takes it, the account is closed, or the server
 * stops.
 */
@Singleton
public final class StandIns {
    private final StandInDesk desk;
    private final AccountViews accounts;
    private final Performer performer;
    private final Audit audit;

    /** Works on the accounts of this server. */
    @Inject
    public StandIns(StandInDesk desk, AccountViews accounts, Performer performer, Audit audit) {
        this.desk = desk;
        this.accounts = accounts;
        this.performer = performer;
        this.audit = audit;
    }

    /**
     * Has contacts see that.
     *
     * @param user the full address of the resource
     */
    public void show(Actor actor, Jid user, Shown shown) {
        audit.run(actor, Audit.Act.on(user, "presence.show").saying(shown.word()), () -> {
            actor.requireOver(user);
            boolean open = accounts.get(actor, user.bare()).account().status().isOpen();
            if (!open && shown.available()) {
                throw Rejected.conflict("nobody may log in to " + user.bare());
            }
            Presence presence = shown.presence();
            Login login = new Login(new Login.Proof.Word(actor.name()), Optional.empty());
            Outcome outcome = shown.available() ? desk.show(user, login, presence) : desk.end(user, presence);
            switch (outcome) {
                case Outcome.Refused(var why) -> throw Rejected.conflict(why);
                case Outcome.Said(var before) -> publish(user.bare(), before, presence);
            }
        });
    }

    /** XEP-0108: who follows the activities of contacts looks at the node. */
    private void publish(Jid account, Optional<Presence> before, Presence now) {
        Optional<Element> was = before.flatMap(presence -> presence.child(Activity.NAME));
        Optional<Element> is = now.child(Activity.NAME);
        if (is.isPresent() || was.isPresent()) {
            Element activity = is.orElseGet(() -> Element.of(Activity.NAME)); // section 2.2: no more
            performer.perform(List.of(
                    new Effect.Raise(new ItemWanted(account, Activity.NS, "current", Optional.of(activity)))));
        }
    }
}
