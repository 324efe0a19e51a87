package im.parley.server.admin;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.StandingMessages;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tells all users of a domain something: once, when they come, or when they are new. */
@Singleton
public final class Announcements {
    private static final int BATCH = 500;
    private static final int LONGEST_STANDING = 10_000;
    private static final int LONGEST_ANNOUNCEMENT = 65_536;
    private static final int LONGEST_SUBJECT = 1024;

    private final Domains domains;
    private final Sessions sessions;
    private final UserStore users;
    private final Catalogue catalogue;
    private final Performer performer;
    private final Audit audit;

    /** Speaks to the users of this server. */
    @Inject
    public Announcements(
            Domains domains,
            Sessions sessions,
            UserStore users,
            Catalogue catalogue,
            Performer performer,
            Audit audit) {
        this.domains = domains;
        this.sessions = sessions;
        this.users = users;
        this.catalogue = catalogue;
        this.performer = performer;
        this.audit = audit;
    }

    /**
     * Something to be told once.
     *
     * @param subject the subject, or empty
     * @param everybody whether it is kept for those who are not there
     */
    public record Announcement(String subject, String text, boolean everybody) {}

    /** Tells it to the users of a domain, in the name of the domain; returns to how many sessions or accounts. */
    public long announce(Actor actor, String domain, Announcement announcement) {
        Audit.Act act = Audit.Act.on(domain, "announce").saying(announcement.text);
        return audit.of(actor, act, () -> {
            actor.requireDomain(domain);
            requireServed(domain);
            requireText("body", announcement.text, LONGEST_ANNOUNCEMENT);
            if (announcement.subject.length() > LONGEST_SUBJECT) {
                throw Rejected.invalid("subject", "a subject has at most " + LONGEST_SUBJECT + " characters");
            }
            return announcement.everybody ? toAll(domain, announcement) : toThosePresent(domain, announcement);
        });
    }

    private void requireServed(String domain) {
        if (!domains.serves(domain)) {
            throw Rejected.notFound("this server does not serve " + domain);
        }
    }

    private static void requireText(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw Rejected.invalid(field, "a text has 1 to " + longest + " characters");
        }
    }

    private long toThosePresent(String domain, Announcement announcement) {
        List<? extends Session> present =
                sessions.of(domain).stream().filter(Session::isAvailable).toList();
        performer.perform(present.stream()
                .<Effect>map(session -> new Effect.ToSession(
                        session, message(domain, session.jid(), Message.Type.HEADLINE, announcement)))
                .toList());
        return present.size();
    }

    private long toAll(String domain, Announcement announcement) {
        long told = 0;
        List<User> batch = users.list(domain, "", BATCH);
        while (!batch.isEmpty()) {
            performer.perform(batch.stream()
                    .<Effect>map(user -> new Effect.Send(
                            message(domain, user.account(), Message.Type.NORMAL, announcement)))
                    .toList());
            told += batch.size();
            batch = users.list(domain, batch.getLast().account().local(), BATCH);
        }
        return told;
    }

    private static Message message(String domain, Jid to, Message.Type type, Announcement announcement) {
        Element body = Element.text(Message.BODY, announcement.text);
        Message message = announcement.subject.isEmpty()
                ? Message.to(to, type, body)
                : Message.to(to, type, Element.text(Message.SUBJECT, announcement.subject), body);
        return message.withFrom(Jid.prepared("", domain));
    }

    /** The message of the day, or the welcome for new users. */
    public Optional<String> standing(Actor actor, String domain, boolean welcome) {
        actor.requireDomain(domain);
        return standing().find(domain, kind(welcome));
    }

    /** Sets it; that of the day is told to those who are there, and to all others when they come. */
    public void set(Actor actor, String domain, boolean welcome, String text) {
        audit.run(actor, Audit.Act.on(domain, operation(welcome, "set")).saying(text), () -> {
            actor.requireDomain(domain);
            requireServed(domain);
            requireText("text", text, LONGEST_STANDING);
            performer.perform(standing().set(domain, kind(welcome), text));
        });
    }

    /** Changes its text; who has read it does not get it again. */
    public void edit(Actor actor, String domain, boolean welcome, String text) {
        audit.run(actor, Audit.Act.on(domain, operation(welcome, "edit")).saying(text), () -> {
            actor.requireDomain(domain);
            requireServed(domain);
            requireText("text", text, LONGEST_STANDING);
            if (!standing().edit(domain, kind(welcome), text)) {
                throw none();
            }
        });
    }

    /** Takes it away. */
    public void remove(Actor actor, String domain, boolean welcome) {
        audit.run(actor, Audit.Act.on(domain, operation(welcome, "remove")), () -> {
            actor.requireDomain(domain);
            if (!standing().remove(domain, kind(welcome))) {
                throw none();
            }
        });
    }

    private StandingMessages standing() {
        return catalogue.provided(StandingMessages.class)
                .orElseThrow(() -> Rejected.notFound("messages of the day are switched off"));
    }

    private static Rejected none() {
        return Rejected.notFound("there is no such message");
    }

    private static StandingMessages.Kind kind(boolean welcome) {
        return welcome ? StandingMessages.Kind.WELCOME : StandingMessages.Kind.OF_THE_DAY;
    }

    private static String operation(boolean welcome, String what) {
        return (welcome ? "welcome." : "motd.") + what;
    }
}
