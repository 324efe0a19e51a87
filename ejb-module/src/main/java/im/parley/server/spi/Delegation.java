package im.parley.server.spi;

import im.parley.wire.xml.Element;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A namespace whose requests an external component answers in place of the server (XEP-0355), as administrators write it:
 * {@code http://jabber.org/protocol/pubsub}, or {@code urn:xmpp:mam:2 node} for those alone that have the attribute.
 *
 * @param namespace the namespace
 * @param attributes what the child of the request must have
 */
public record Delegation(String namespace, Set<String> attributes) {
    /** The namespace of XEP-0355. */
    public static final String NS = "urn:xmpp:delegation:2";
    /** Section 7.2.4: questions about nodes of accounts that the server does not know. */
    public static final String REMAINING_INFO = NS + ":bare:disco#info:*";
    /** Section 7.2.5: questions for the nodes of accounts, and for the items of those that the server does not know. */
    public static final String REMAINING_ITEMS = NS + ":bare:disco#items:*";

    private static final Pattern ATTRIBUTE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");
    private static final int MOST = 50;
    private static final int LONGEST = 1000;

    /** Takes a copy. */
    public Delegation {
        attributes = Set.copyOf(attributes);
    }

    /**
     * Reads what administrators write, by namespace in the order of the lines.
     *
     * @throws IllegalArgumentException with a line for a person
     */
    public static Map<String, Delegation> all(List<String> lines) {
        require(lines.size() <= MOST, "there are more than " + MOST + " delegations");
        Map<String, Delegation> all = new LinkedHashMap<>();
        for (String line : lines) {
            Delegation delegation = of(line);
            require(all.put(delegation.namespace(), delegation) == null, "'" + delegation.namespace() + "' is delegated twice");
        }
        return all;
    }

    private static Delegation of(String line) {
        require(line.length() <= LONGEST, "a delegation is too long");
        List<String> words = Arrays.asList(line.strip().split("\\s+"));
        Delegation delegation =
                new Delegation(words.getFirst(), new LinkedHashSet<>(words.subList(1, words.size())));
        require(!delegation.namespace().isEmpty(), "a delegation has no namespace");
        // Section 8, rule 5: "The namespace of this XEP MUST NOT be delegated."
        require(!delegation.namespace().equals(NS), "'" + NS + "' cannot be delegated");
        for (String attribute : delegation.attributes()) {
            require(ATTRIBUTE.matcher(attribute).matches(), "'" + attribute + "' is no name of an attribute");
        }
        require(!delegation.isRemaining() || delegation.attributes().isEmpty(), "'" + line + "' has no attributes");
        return delegation;
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException(why);
        }
    }

    /** Whether it is what remains of service discovery, and no namespace of its own. */
    public boolean isRemaining() {
        return namespace.equals(REMAINING_INFO) || namespace.equals(REMAINING_ITEMS);
    }

    /** Whether a request with that child is delegated. */
    public boolean takes(Element payload) {
        return payload.name().namespace().equals(namespace)
                && attributes.stream().allMatch(name -> payload.attribute(name).isPresent());
    }
}
