package im.parley.store.group;

import im.parley.wire.addr.Jid;

/**
 * A member of a shared group.
 *
 * @param group the name of the group
 * @param member the bare address
 * @param name how the member is called in the rosters of the others, or empty
 */
public record GroupMember(String group, Jid member, String name) {
    /** Cuts the address to the bare one. */
    public GroupMember {
        member = member.bare();
    }
}
