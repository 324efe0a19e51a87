package im.parley.feature.caps;

import im.parley.wire.xml.Element;
import java.util.Optional;

/**
 * What a client announces in presence, XEP-0115 section 4.
 *
 * @param hash the hash function; empty in the form of before version 1.4
 * @param node the software
 * @param ver the verification string; empty when nothing is announced
 */
record Caps(String hash, String node, String ver) {
    private static final int LONGEST = 1024;
    private static final Caps NONE = new Caps("", "", "");

    /** What stands in the element of a presence, if there is one. */
    static Caps in(Optional<Element> element) {
        return element.map(c -> new Caps(c.attribute("hash", ""), c.attribute("node", ""), c.attribute("ver", "")))
                .filter(caps -> caps.hash.length() + caps.node.length() + caps.ver.length() <= LONGEST)
                .orElse(NONE);
    }
}
