package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Rules;
import im.parley.store.archive.ArchiveStore;
import java.util.List;

/** All rules of rooms in their order. */
public final class RuleBook {
    private RuleBook() {}

    /**
     * What the administrator sets for rules.
     *
     * @param chatStates whether it is passed on who is typing
     * @param severalSessions whether a user may use one nickname with several sessions
     * @param burst how often somebody may come and change presence at once; 0 for any number
     * @param periodMillis after how long once more
     */
    public record Policy(boolean chatStates, boolean severalSessions, int burst, long periodMillis) {}

    /** The rules. */
    public static Rules of(Policy policy, ArchiveStore archives) {
        RoomArchive archive = new RoomArchive(archives);
        return new Rules(List.of(
                new Disco(),
                // Who comes in. The first that is against it gives the reason.
                new Locked(),
                new Bans(),
                new Floods(policy.burst(), policy.periodMillis()),
                new MembersOnly(),
                new Password(),
                new Capacity(),
                new Nicknames(policy.severalSessions()),
                // What is seen.
                new Privacy(),
                new OccupantIds(),
                new Hats(),
                // What may be said. The ids come last, when it is decided.
                new ChatStates(policy.chatStates()),
                new Voice(),
                new Retraction(archive),
                // Newcomers get the history, then the subject, then what is live (section 7.1).
                new History(),
                new Subject(),
                new Welcome(),
                new StableIds(),
                archive,
                new Absentees(),
                // What is asked.
                new VoiceRequests(),
                new Invitations(),
                new Registration(),
                new People(),
                new Owners(),
                new Moderation(archive),
                new Avatar(),
                new SelfPing()));
    }
}
