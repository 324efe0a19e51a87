package im.parley.feature.motd;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.StandingMessages;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of each domain, and who has read which. */
final class Board implements StandingMessages {
    private static final String TEXT = ".text";
    private static final String EDITION = "motd.edition";
    private static final String READ = "motd.read";

    private final SettingStore settings;
    private final Sessions sessions;
    /** One entry for each served domain whose users have come since the start. */
    private final Map<String, Optional<Posted>> ofTheDay = new ConcurrentHashMap<>();

    /** A text, and which edition of it is to be read. */
    record Posted(String text, String edition) {}

    Board(SettingStore settings, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    /** The message of the day, from memory but for the first time. */
    Optional<Posted> ofTheDay(String domain) {
        return ofTheDay.computeIfAbsent(domain, this::read);
    }

    private Optional<Posted> read(String domain) {
        Map<String, String> all = settings.all(new Scope.Domain(domain));
        return Optional.ofNullable(all.get(key(Kind.OF_THE_DAY)))
                .map(text -> new Posted(text, all.getOrDefault(EDITION, "")));
    }

    /** Says that an account gets an edition now; false when it has it already. */
    boolean hand(Posted posted, Jid account) {
        Scope scope = new Scope.Account(account);
        if (settings.find(scope, READ).filter(posted.edition()::equals).isPresent()) {
            return false;
        }
        settings.put(scope, READ, posted.edition());
        return true;
    }

    private static String key(Kind kind) {
        return switch (kind) {
            case OF_THE_DAY -> "motd" + TEXT;
            case WELCOME -> "welcome" + TEXT;
        };
    }

    @Override
    public Optional<String> find(String domain, Kind kind) {
        return settings.find(new Scope.Domain(domain), key(kind));
    }

    @Override
    public List<Effect> set(String domain, Kind kind, String text) {
        Scope scope = new Scope.Domain(domain);
        settings.put(scope, key(kind), text);
        if (kind == Kind.WELCOME) {
            return List.of();
        }
        Posted posted = new Posted(text, UUID.randomUUID().toString());
        settings.put(scope, EDITION, posted.edition());
        ofTheDay.put(domain, Optional.of(posted));
        return sessions.of(domain).stream()
                .filter(session -> session.isAvailable() && hand(posted, session.account()))
                .<Effect>map(session -> new Effect.ToSession(session, message(domain, session.jid(), text)))
                .toList();
    }

    @Override
    public boolean edit(String domain, Kind kind, String text) {
        Scope scope = new Scope.Domain(domain);
        if (settings.find(scope, key(kind)).isEmpty()) {
            return false;
        }
        settings.put(scope, key(kind), text);
        ofTheDay.remove(domain);
        return true;
    }

    @Override
    public boolean remove(String domain, Kind kind) {
        Scope scope = new Scope.Domain(domain);
        boolean present = settings.find(scope, key(kind)).isPresent();
        settings.remove(scope, key(kind));
        ofTheDay.remove(domain);
        return present;
    }

    /** A message of the domain itself; a headline is shown and not kept (RFC 6121 section 5.2.2). */
    static Message message(String domain, Jid to, String text) {
        return Message.to(to, Message.Type.HEADLINE, Element.text(Message.BODY, text))
                .withFrom(Jid.prepared("", domain));
    }
}
