package im.parley.feature.roster;

import im.parley.server.spi.RosterElements;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a roster set asks for (RFC 6121 section 2.1.5). */
sealed interface RosterSet {
    StanzaError NOT_ONE_ITEM = Condition.BAD_REQUEST.because("a roster set has exactly one <item/>");
    StanzaError NO_JID = Condition.BAD_REQUEST.because("an <item/> needs a 'jid'");
    StanzaError DUPLICATE_GROUP = Condition.BAD_REQUEST.because("a <group/> stands there twice");
    StanzaError NAME_TOO_LONG = Condition.NOT_ACCEPTABLE.because("the name is too long");
    StanzaError EMPTY_GROUP = Condition.NOT_ACCEPTABLE.because("a <group/> is empty");
    StanzaError GROUP_TOO_LONG = Condition.NOT_ACCEPTABLE.because("the name of a group is too long");
    StanzaError TOO_MANY_GROUPS = Condition.NOT_ACCEPTABLE.because("there are too many groups");

    /** The bare address of the contact. */
    Jid contact();

    /** Add the contact, or change the only things that the user may set of it. */
    record Put(Jid contact, String name, Set<String> groups) implements RosterSet {}

    /** Remove the contact. */
    record Remove(Jid contact) implements RosterSet {}

    /**
     * Reads the request.
     *
     * @throws Refusal with the errors of section 2.3.3
     */
    static RosterSet from(Element query, RosterOptions limits) {
        List<Element> items = query.elements(RosterElements.ITEM);
        if (items.size() != 1) {
            throw new Refusal(NOT_ONE_ITEM);
        }
        Element item = items.getFirst();
        Jid contact = contact(item);
        // Section 2.1.2.5: any other value is ignored.
        if (item.attribute("subscription", "").equals("remove")) {
            return new Remove(contact);
        }
        String name = item.attribute("name", "");
        if (name.length() > limits.maxName()) {
            throw new Refusal(NAME_TOO_LONG);
        }
        return new Put(contact, name, groups(item.elements(RosterElements.GROUP), limits));
    }

    private static Jid contact(Element item) {
        String address = item.attribute("jid").orElseThrow(() -> new Refusal(NO_JID));
        try {
            return Jid.of(address).bare();
        } catch (InvalidJid invalid) {
            throw new Refusal(Condition.JID_MALFORMED.because(String.valueOf(invalid.getMessage())));
        }
    }

    private static Set<String> groups(List<Element> elements, RosterOptions limits) {
        if (elements.size() > limits.maxGroups()) {
            throw new Refusal(TOO_MANY_GROUPS);
        }
        Set<String> groups = new LinkedHashSet<>();
        Set<String> compared = new LinkedHashSet<>();
        for (Element element : elements) {
            String group = element.text();
            if (group.isEmpty()) {
                throw new Refusal(EMPTY_GROUP);
            }
            if (group.length() > limits.maxGroup()) {
                throw new Refusal(GROUP_TOO_LONG);
            }
            if (!compared.add(Normalizer.normalize(group, Normalizer.Form.NFC))) {
                throw new Refusal(DUPLICATE_GROUP);
            }
            groups.add(group);
        }
        return groups;
    }
}
