package im.parley.feature.vcard;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;

/** The two formats of a vCard, and which of their properties mean the same (XEP-0292 section 11). */
enum Format {
    /** XEP-0054. */
    TEMP("vcard-temp", "vCard"),
    /** XEP-0292, RFC 6351. */
    VCARD4("urn:ietf:params:xml:ns:vcard-4.0", "vcard");

    /** Properties that are a text in both formats. */
    static final List<Simple> SIMPLE = List.of(
            new Simple("FN", "fn", "text"),
            new Simple("NICKNAME", "nickname", "text"),
            new Simple("TITLE", "title", "text"),
            new Simple("ROLE", "role", "text"),
            new Simple("DESC", "note", "text"),
            new Simple("NOTE", "note", "text"),
            new Simple("PRODID", "prodid", "text"),
            new Simple("UID", "uid", "text"),
            new Simple("TZ", "tz", "text"),
            new Simple("REV", "rev", "timestamp"),
            new Simple("BDAY", "bday", "date"),
            new Simple("URL", "url", "uri"));

    /** The parts of {@code N}. */
    static final List<Part> NAME_PARTS = List.of(
            new Part("FAMILY", "surname"),
            new Part("GIVEN", "given"),
            new Part("MIDDLE", "additional"),
            new Part("PREFIX", "prefix"),
            new Part("SUFFIX", "suffix"));

    /** The parts of {@code ADR}. */
    static final List<Part> ADDRESS_PARTS = List.of(
            new Part("POBOX", "pobox"),
            new Part("EXTADD", "ext"),
            new Part("STREET", "street"),
            new Part("LOCALITY", "locality"),
            new Part("REGION", "region"),
            new Part("PCODE", "code"),
            new Part("CTRY", "country"));

    /** The types of addresses and numbers that both formats have; the others were removed (sections 11.3.1, 11.3.5). */
    static final List<String> TYPES =
            List.of("HOME", "WORK", "VOICE", "FAX", "PAGER", "CELL", "VIDEO", "TEXT");

    private final String namespace;
    private final Name root;

    /**
     * A property that is a text in both formats.
     *
     * @param temp its name in vcard-temp
     * @param vcard4 its name in vCard4
     * @param kind the element that holds the text in vCard4
     */
    record Simple(String temp, String vcard4, String kind) {}

    /**
     * A part of a property that is a text in both formats.
     *
     * @param temp its name in vcard-temp
     * @param vcard4 its name in vCard4
     */
    record Part(String temp, String vcard4) {}

    Format(String namespace, String root) {
        this.namespace = namespace;
        this.root = Name.of(namespace, root);
    }

    /** The namespace, which is also the feature of service discovery. */
    String namespace() {
        return namespace;
    }

    /** The name of the whole card. */
    Name root() {
        return root;
    }

    /** The name of a property or a part of one. */
    Name name(String local) {
        return Name.of(namespace, local);
    }

    /** The card in this format. */
    Element of(Element card) {
        if (card.is(root)) {
            return card;
        }
        return switch (this) {
            case TEMP -> ToVcardTemp.convert(card);
            case VCARD4 -> ToVcard4.convert(card);
        };
    }
}
