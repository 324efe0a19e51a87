package im.parley.feature.muc.rule;

import im.parley.feature.muc.log.RoomLog;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Rules;
import im.parley.store.archive.ArchiveStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules of rooms in their order. */
public final class RuleBook {
    private RuleBook() {}

    /**
     * What the administrator sets for rules.
     *
     * @param choices what is switched on
     * @param burst how often somebody may come and change presence at once; 0 for any number
     * @param periodMillis after how long once more
     */
    public record Policy(Set<Choice> choices, int burst, long periodMillis) {
        /** Takes a copy of the choices. */
        public Policy {
            choices = Set.copyOf(choices);
        }

        private boolean has(Choice choice) {
            return choices.contains(choice);
        }
    }

    /** What an administrator may switch on or off. */
    public enum Choice {
        /** It is passed on who is typing. */
        CHAT_STATES,
        /** A user may use one nickname with several sessions. */
        SEVERAL_SESSIONS,
        /** Nothing but text is passed on of what is said. */
        PLAIN_MESSAGES,
        /** Nothing but show, status and priority is passed on of presence. */
        PLAIN_PRESENCE,
        /** Members hear of what is said while they are away, once they have come in. */
        PERSISTENT_OCCUPANTS,
        /** The history has its times in the old way, too. */
        LEGACY_TIMES,
        /** Rooms may greet newcomers. */
        WELCOME
    }

    /**
     * The rules.
     *
     * @param log where it is written what happens in rooms, if anywhere
     */
    public static Rules of(Policy policy, ArchiveStore archives, Optional<RoomLog> log) {
        List<Rule> rules = new ArrayList<>(usual(policy, archives));
        log.map(Logging::new).ifPresent(rules::add);
        return new Rules(rules);
    }

    private static List<Rule> usual(Policy policy, ArchiveStore archives) {
        RoomArchive archive = new RoomArchive(archives);
        return List.of(
                new Disco(),
                // Who comes in. The first that is against it gives the reason.
                new Locked(),
                new Bans(),
                new Floods(policy.burst(), policy.periodMillis()),
                new MembersOnly(),
                new Password(),
                new Capacity(),
                new Nicknames(policy.has(Choice.SEVERAL_SESSIONS)),
                // What is seen.
                new Privacy(),
                new OccupantIds(),
                new Hats(),
                // What may be said. The ids come last, when it is decided.
                new Plainness(policy.has(Choice.PLAIN_MESSAGES), policy.has(Choice.PLAIN_PRESENCE)),
                new ChatStates(policy.has(Choice.CHAT_STATES)),
                new Voice(),
                new Retraction(archive),
                // Newcomers get the history, then the subject, then what is live (section 7.1).
                new History(policy.has(Choice.LEGACY_TIMES)),
                new Subject(),
                new Welcome(policy.has(Choice.WELCOME)),
                new StableIds(),
                archive,
                new Absentees(policy.has(Choice.PERSISTENT_OCCUPANTS)),
                // What is asked.
                new VoiceRequests(),
                new Invitations(),
                new Registration(),
                new People(),
                new Owners(),
                new Moderation(archive),
                new Avatar(),
                new SelfPing(),
                new Ghosts());
    }
}
