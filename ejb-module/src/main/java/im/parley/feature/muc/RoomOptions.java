package im.parley.feature.muc;

import im.parley.feature.muc.rule.RuleBook;
import im.parley.feature.muc.rule.RuleBook.Choice;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.Written;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code muc { mucConfig { 'muc-lock-new-room' = false } }}. */
@Ignored(
        value = "muc-multi-item-forward-best",
        because = "what is asked of an occupant goes to the session of the highest priority, what is said in private to all")
record RoomOptions(@Group Making making, @Group Using using, @Group Habits habits, @Group Ghosts ghosts, @Group Log log) {

    /** What the rules of rooms are to know. */
    RuleBook.Policy policy() {
        Map<Choice, Boolean> switches = Map.of(
                Choice.CHAT_STATES, using.chatStates(),
                Choice.SEVERAL_SESSIONS, using.severalSessions(),
                Choice.PLAIN_MESSAGES, habits.plainMessages(),
                Choice.PLAIN_PRESENCE, habits.plainPresence(),
                Choice.PERSISTENT_OCCUPANTS, habits.persistent(),
                Choice.LEGACY_TIMES, habits.legacyTimes(),
                Choice.WELCOME, habits.welcome());
        Set<Choice> on = switches.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new RuleBook.Policy(on, using.floods().burst(), using.floods().period().toMillis());
    }

    /** Who may make a room. */
    enum Makers {
        /** Everybody, from other servers too. */
        @Written({"ALL", "all"})
        ALL,
        /** The users of any domain that this server serves. */
        @Written({"LOCAL", "local"})
        LOCAL,
        /** The users of the domain that the service belongs to. */
        @Written({"DOMAIN", "domain"})
        DOMAIN,
        /** The administrators of the server. */
        @Written({"ADMIN", "admin", "DOMAIN_ADMIN", "DOMAIN_OWNER"})
        ADMIN,
        /** Nobody, but by the administration. */
        @Written({"NONE", "none"})
        NONE
    }

    /** How rooms come into being. */
    record Making(
            @Option(
                            name = "muc-lock-new-room",
                            byDefault = "true",
                            help = "Whether a new room waits for its configuration (XEP-0045, 10.1).")
                    boolean lock,
            @Option(
                            name = "hidden-room-creation-acl",
                            byDefault = "'LOCAL'",
                            help = "Who may make rooms that are not listed.")
                    Makers hidden,
            @Option(
                            name = "public-room-creation-acl",
                            byDefault = "'LOCAL'",
                            help = "Who may make rooms that everybody finds, or list one later.")
                    Makers listed,
            @Option(
                            name = "max-rooms",
                            byDefault = "100000",
                            min = "1",
                            max = "10000000",
                            help = "How many rooms there may be in each domain of the service.")
                    int maxRooms,
            @Option(
                            name = "max-rooms-owned",
                            byDefault = "100000",
                            min = "0",
                            max = "10000000",
                            help = "How many persistent rooms a user may own who makes one more; administrators may have"
                                    + " more (XEP-0045, 14.6).")
                    int maxOwned,
            @Option(
                            name = "idle-rooms",
                            byDefault = "1000",
                            min = "0",
                            max = "1000000",
                            help = "How many persistent rooms with nobody in them stay in memory; the one that was not"
                                    + " needed for the longest time leaves it first.")
                    int idle) {}

    /** What goes on in rooms. */
    record Using(
            @Option(
                            name = "muc-allow-chat-states",
                            byDefault = "true",
                            help = "Whether it is passed on who is typing (XEP-0085).")
                    boolean chatStates,
            @Option(
                            name = "muc-multi-item-allowed",
                            byDefault = "true",
                            help = "Whether a user may use one nickname with several sessions.")
                    boolean severalSessions,
            @Option(
                            name = "muc-add-id-to-message-if-missing",
                            byDefault = "true",
                            help = "Whether a message without an id gets one.")
                    boolean identify,
            @Option(
                            name = "max-rooms-per-user",
                            byDefault = "500",
                            min = "1",
                            max = "1000000",
                            help = "In how many rooms the sessions of one user may be, counted for each session.")
                    int maxOccupied,
            @Group Floods floods) {}

    /** What rooms tell, and to whom. */
    record Habits(
            @Option(
                            name = "message-filter-enabled",
                            byDefault = "false",
                            help = "Whether what is said to all is passed on as text alone: subject, body, thread, and who"
                                    + " is typing.")
                    boolean plainMessages,
            @Option(
                            name = "presence-filter-enabled",
                            byDefault = "false",
                            help = "Whether of the presence of occupants nothing is passed on but show, status and"
                                    + " priority.")
                    boolean plainPresence,
            @Option(
                            name = "persist-occupant-on-join",
                            byDefault = "false",
                            help = "Whether a member who comes into a persistent room hears from then on also while away,"
                                    + " without having registered for it.")
                    boolean persistent,
            @Option(
                            name = "legacy-delayed-delivery-enabled",
                            byDefault = "false",
                            help = "Whether the history has its times also as old clients read them (XEP-0091).")
                    boolean legacyTimes,
            @Option(
                            name = "welcome-message",
                            byDefault = "true",
                            help = "Whether rooms may greet newcomers with the text that their owners have written.")
                    boolean welcome) {}

    /** What is done about occupants of other servers who are gone without a word. */
    record Ghosts(
            @Option(
                            name = "ghostbuster-enabled",
                            byDefault = "true",
                            help = "Whether occupants of other servers are asked from time to time whether they are there;"
                                    + " who is not leaves the room.")
                    boolean enabled,
            @Option(
                            name = "ghostbuster-period",
                            byDefault = "PT1H",
                            min = "PT1M",
                            max = "P30D",
                            help = "How often they are asked.")
                    Duration period) {}

    /** Where it is written what happens in rooms. */
    record Log(
            @Option(
                            name = "room-log-directory",
                            byDefault = "'log/rooms'",
                            help = "Where the files of `muc-logger` are; a relative directory lies in the home of the"
                                    + " server.")
                    String directory) {}

    /** How fast somebody may come and go. */
    record Floods(
            @Option(
                            name = "presence-burst",
                            byDefault = "50",
                            min = "0",
                            max = "1000000",
                            help = "How often somebody may enter a room or change presence or nickname there at once; 0"
                                    + " is without a limit.")
                    int burst,
            @Option(
                            name = "presence-period",
                            byDefault = "PT1S",
                            min = "PT0.001S",
                            max = "PT1H",
                            help = "After how long somebody may do so once more.")
                    Duration period,
            @Option(
                            name = "max-waiting",
                            byDefault = "10000",
                            min = "10",
                            max = "10000000",
                            help = "How many stanzas may wait for one room; above it they are refused.")
                    int maxWaiting) {}
}
