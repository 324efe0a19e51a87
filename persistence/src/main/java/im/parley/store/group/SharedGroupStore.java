package im.parley.store.group;

import im.parley.wire.addr.Jid;
import java.util.List;

/**
 * Groups whose members are in each other's rosters. Every method throws {@link im.parley.store.StoreException} when the
 * database fails.
 */
public interface SharedGroupStore {
    /** How many characters the name of a group may have. */
    int MAX_GROUP = 128;

    /**
     * The other members of all groups that the account is in, by group and address; who is in several of them comes
     * once for each.
     *
     * @param max how many at most
     */
    List<GroupMember> fellows(Jid account, int max);

    /** Adds a member to its group, or changes its name there. */
    void join(GroupMember member);

    /** Removes a member from a group; false when it was not in it. */
    boolean leave(String group, Jid member);
}
