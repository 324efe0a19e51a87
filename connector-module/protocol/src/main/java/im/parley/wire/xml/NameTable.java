package im.parley.wire.xml;

/**
 * The names that one scanner has seen, so that each is made once. It is also the measure of how much a scanner has
 * grown: a table that is full belongs to a scanner that was fed invented names and is to be thrown away.
 *
 * <p>Aalto interns the strings of names, so they are compared by identity.
 */
final class NameTable {
    private static final int SLOTS = 512;
    private static final int LIMIT = 256;
    private static final int CHARS = 32 * 1024;

    private record Entry(String prefix, String local, String namespace, boolean attribute, Name name, String clark) {}

    private final Entry[] entries = new Entry[SLOTS];
    private int size;
    private int chars;

    /** Whether no more names are kept. */
    boolean full() {
        return size >= LIMIT || chars >= CHARS;
    }

    /** The name of an element. */
    Name element(String prefix, String local, String namespace) {
        return find(prefix, local, namespace, false).name;
    }

    /** The name of an attribute as {@link Element} has it. */
    String attribute(String prefix, String local, String namespace) {
        return find(prefix, local, namespace, true).clark;
    }

    // The strings are interned: see above.
    @SuppressWarnings("ReferenceEquality")
    private Entry find(String prefix, String local, String namespace, boolean attribute) {
        int hash = (local.hashCode() * 31 + namespace.hashCode()) * 31 + prefix.hashCode();
        int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
        for (Entry entry = entries[slot]; entry != null; entry = entries[slot]) {
            if (entry.local == local
                    && entry.namespace == namespace
                    && entry.prefix == prefix
                    && entry.attribute == attribute) {
                return entry;
            }
            slot = slot + 1 & (SLOTS - 1);
        }
        Entry made = make(prefix, local, namespace, attribute);
        chars += prefix.length() + local.length() + namespace.length();
        if (!full()) {
            entries[slot] = made;
        }
        size++;
        return made;
    }

    private static Entry make(String prefix, String local, String namespace, boolean attribute) {
        String clark = namespace.isEmpty() ? local : '{' + namespace + '}' + local;
        return new Entry(prefix, local, namespace, attribute, Name.of(namespace, local), clark);
    }
}
