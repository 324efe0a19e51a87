package im.parley.wire.xml;

import java.util.concurrent.ConcurrentHashMap;

/**
 * What a parser must remember of the root's start tag to go on after it: its name and the namespaces declared in it.
 * Two parsers that read equal roots are in equal states, so one can go on where the other stopped.
 *
 * @param tag the start tag without other attributes, as XML text
 * @param content the default namespace
 */
record Root(String tag, String content) {
    /** Roots of usual clients are few; the bound keeps strange ones from filling the memory. */
    private static final int SHARED = 64;

    private static final ConcurrentHashMap<Root, Root> KNOWN = new ConcurrentHashMap<>();

    /** The one instance for equal roots, as long as they are few. */
    Root shared() {
        Root known = KNOWN.get(this);
        if (known == null && KNOWN.size() < SHARED) {
            known = KNOWN.putIfAbsent(this, this);
        }
        return known == null ? this : known;
    }
}
