package im.parley.feature.invisible;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent.ViewChanged;
import im.parley.server.spi.ServerEvent.VisibilityChanged;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.store.lastactivity.LastActivityStore;
import im.parley.store.lastactivity.LastSeen;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** XEP-0186: Invisible Command. Lets a resource be there without being seen. */
@ServerFeature
final class InvisibleCommand implements Feature {
    private static final String NS = "urn:xmpp:invisible:1";
    private static final Name INVISIBLE = Name.of(NS, "invisible");
    private static final Name VISIBLE = Name.of(NS, "visible");

    private static final StanzaError NO_BOOLEAN =
            Condition.BAD_REQUEST.because("'probe' is 'true', '1', 'false' or '0'");

    private final Sessions sessions;
    private final LastActivityStore lastActivity;
    private final Clock clock;

    @Inject
    InvisibleCommand(Sessions sessions, LastActivityStore lastActivity, Clock clock) {
        this.sessions = sessions;
        this.lastActivity = lastActivity;
        this.clock = clock;
    }

    @Override
    public Spec spec() {
        return Spec.xep(186, "0.14.0").processor("invisible-command").offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                iqSet(INVISIBLE, OWN_ACCOUNT, this::hide),
                iqSet(VISIBLE, OWN_ACCOUNT, InvisibleCommand::show));
    }

    /** Section 3.1. */
    private Reply hide(Iq iq, Requester requester) {
        Session self = requester.self();
        boolean probes = isTrue(iq.payload().orElseThrow().attribute("probe", "false"));
        boolean wasVisible = self.isVisible();
        self.put(Session.HIDING, new Session.Hiding(probes));
        if (wasVisible) {
            return Reply.OK.then(farewell(self));
        }
        if (self.isAvailable()) {
            return Reply.OK;
        }
        // Section 3.1.1, points 4 and 5: it gets what an available resource gets, without having sent presence.
        self.presence(Optional.of(Presence.of(Presence.Type.AVAILABLE).withFrom(self.jid())));
        return probes
                ? Reply.OK.then(new Effect.Raise(new ViewChanged(self, contact -> false, contact -> true)))
                : Reply.OK;
    }

    /** "To all contacts who would receive unavailable presence", and to the user's own resources among them. */
    private List<Effect> farewell(Session self) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Raise(
                new VisibilityChanged(self, Set.of(), contact -> true, contact -> false, false)));
        effects.add(new Effect.ToSessions(
                self.account(),
                other -> other.isAvailable() && !other.equals(self),
                Presence.of(Presence.Type.UNAVAILABLE).withFrom(self.jid())));
        if (sessions.of(self.account()).stream().noneMatch(Session::isVisible)) {
            lastActivity.put(self.account(), new LastSeen(clock.instant(), ""));
        }
        return effects;
    }

    /** XML Schema Part 2, section 3.2.2.1. */
    private static boolean isTrue(String text) {
        return switch (text.strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new Refusal(NO_BOOLEAN);
        };
    }

    /** Section 3.2: as before initial presence; whom presence was directed to stays known. */
    private static Reply show(Iq iq, Requester requester) {
        Session self = requester.self();
        if (self.get(Session.HIDING).isPresent()) {
            self.remove(Session.HIDING);
            self.presence(Optional.empty());
        }
        return Reply.OK;
    }
}
