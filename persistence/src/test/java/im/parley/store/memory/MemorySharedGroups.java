package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.group.GroupMember;
import im.parley.store.group.SharedGroupStore;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shared groups in memory. */
public final class MemorySharedGroups implements SharedGroupStore, AccountData {
    private final List<GroupMember> members = new ArrayList<>();

    @Override
    public synchronized List<GroupMember> fellows(Jid account, int max) {
        Set<String> own = members.stream()
                .filter(member -> member.member().equals(account.bare()))
                .map(GroupMember::group)
                .collect(Collectors.toSet());
        return members.stream()
                .filter(member -> own.contains(member.group()) && !member.member().equals(account.bare()))
                .sorted(Comparator.comparing(GroupMember::group)
                        .thenComparing(member -> member.member().domain())
                        .thenComparing(member -> member.member().local()))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void join(GroupMember member) {
        leave(member.group(), member.member());
        members.add(member);
    }

    @Override
    public synchronized boolean leave(String group, Jid member) {
        return members.removeIf(known ->
                known.group().equals(group) && known.member().equals(member.bare()));
    }

    @Override
    public synchronized void forget(Jid account) {
        members.removeIf(member -> member.member().equals(account.bare()));
    }
}
