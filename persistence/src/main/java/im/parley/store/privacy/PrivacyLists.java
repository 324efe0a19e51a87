package im.parley.store.privacy;

import im.parley.wire.addr.Jid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All privacy lists of an account.
 *
 * @param standard the name of the default list
 * @param lists the lists by name; none is empty
 */
public record PrivacyLists(Optional<String> standard, Map<String, PrivacyList> lists) {
    /** What most accounts have. */
    public static final PrivacyLists NONE = new PrivacyLists(Optional.empty(), Map.of());

    private static final String BLOCKED = "blocked";

    /** Drops empty lists, and the default when there is no list of that name. */
    public PrivacyLists {
        Map<String, PrivacyList> kept = new TreeMap<>(lists);
        kept.values().removeIf(list -> list.items().isEmpty());
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
        standard = standard.filter(kept::containsKey);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return lists.isEmpty();
    }

    /** How many rules there are in all lists together. */
    public int items() {
        return lists.values().stream().mapToInt(list -> list.items().size()).sum();
    }

    /** A list by its name. */
    public Optional<PrivacyList> find(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    /** The default list. */
    public Optional<PrivacyList> standardList() {
        return standard.flatMap(this::find);
    }

    /** The addresses that the default list blocks altogether. */
    public Set<Jid> blocked() {
        return standardList().map(PrivacyList::blocked).orElse(Set.of());
    }

    /** With another default list, or none. */
    public PrivacyLists withStandard(Optional<String> name) {
        return new PrivacyLists(name, lists);
    }

    /** With a list added or replaced; an empty one is removed. */
    public PrivacyLists with(PrivacyList list) {
        Map<String, PrivacyList> changed = new TreeMap<>(lists);
        changed.put(list.name(), list);
        return new PrivacyLists(standard, changed);
    }

    /** With another default list in place of the one that there is, which begins to be when there is none. */
    public PrivacyLists withStandardList(PrivacyList list) {
        return with(list).withStandard(Optional.of(list.name()));
    }

    /** The default list, or an empty one under a name that is free. */
    public PrivacyList standardOrNew() {
        return standardList().orElseGet(() -> {
            String name = BLOCKED;
            for (int i = 2; lists.containsKey(name); i++) {
                name = BLOCKED + i;
            }
            return new PrivacyList(name, List.of());
        });
    }
}
