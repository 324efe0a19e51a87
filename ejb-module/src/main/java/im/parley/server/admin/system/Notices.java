package im.parley.server.admin.system;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages of the administration to one session. */
@Singleton
public final class Notices {
    private static final int LONGEST_BODY = 65_536;
    private static final int LONGEST_SUBJECT = 1024;

    private final SessionIndex sessions;
    private final Performer performer;
    private final Audit audit;

    /** Sends to these. */
    @Inject
    public Notices(SessionIndex sessions, Performer performer, Audit audit) {
        this.sessions = sessions;
        this.performer = performer;
        this.audit = audit;
    }

    /** What is said. */
    public record Notice(Optional<String> subject, String body) {
        /** It is not empty, and not too long. */
        public Notice {
            if (body.isBlank() || body.length() > LONGEST_BODY) {
                throw Rejected.invalid("body", "a message has 1 to " + LONGEST_BODY + " characters");
            }
            if (subject.filter(text -> text.length() > LONGEST_SUBJECT).isPresent()) {
                throw Rejected.invalid("subject", "a subject has at most " + LONGEST_SUBJECT + " characters");
            }
        }

        Message from(String domain) {
            List<Element> children = new ArrayList<>();
            subject.ifPresent(text -> children.add(Element.text(Message.SUBJECT, text)));
            children.add(Element.text(Message.BODY, body));
            Jid sender = Jid.prepared("", domain);
            return Message.to(sender, Message.Type.HEADLINE).withFrom(sender).with(Content.of(children));
        }
    }

    /** Sends a message to one session. */
    public void send(Actor actor, Jid session, Notice notice) {
        audit.run(actor, Audit.Act.on(session, "session.message"), () -> {
            actor.requireDomain(session.domain());
            if (sessions.find(session).isEmpty()) {
                throw Rejected.notFound("there is no session of " + session);
            }
            performer.perform(List.of(new Effect.Send(notice.from(session.domain()).withTo(session))));
        });
    }
}
