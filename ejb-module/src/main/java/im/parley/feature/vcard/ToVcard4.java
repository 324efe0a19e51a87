package im.parley.feature.vcard;

import static im.parley.feature.vcard.Format.TEMP;
import static im.parley.feature.vcard.Format.VCARD4;

import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a vcard-temp as a vCard4, XEP-0292 section 11. What vCard4 does not have is left out (section 11.5). */
final class ToVcard4 {
    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9().-]+");

    private ToVcard4() {}

    static Element convert(Element temp) {
        Element.Builder card = Element.build(VCARD4.root());
        temp.elements().forEach(property -> card.add(property(property)));
        return card.build();
    }

    private static Optional<Element> property(Element property) {
        return switch (property.name().local()) {
            case "N" -> structured("n", property, Format.NAME_PARTS, Optional.empty());
            case "ADR" -> structured("adr", property, Format.ADDRESS_PARTS, parameters(property));
            case "TEL" -> telephone(property);
            case "EMAIL" -> value("email", "text", text(property, "USERID"), parameters(property));
            case "JABBERID" -> uri("impp", "xmpp:", property.text());
            case "GEO" -> geo(property);
            case "ORG" -> organization(property);
            case "CATEGORIES" -> texts("categories", property.elements(TEMP.name("KEYWORD")));
            case "PHOTO", "LOGO", "SOUND" -> binary(property);
            case "KEY" -> value("key", "text", text(property, "CRED"), Optional.empty());
            default -> simple(property);
        };
    }

    private static Optional<Element> simple(Element property) {
        return Format.SIMPLE.stream()
                .filter(same -> property.is(TEMP.name(same.temp())))
                .findFirst()
                .flatMap(same -> value(same.vcard4(), kind(same, property), property.text(), Optional.empty()));
    }

    private static String kind(Format.Simple same, Element property) {
        return same.kind().equals("date") && property.text().indexOf('T') >= 0 ? "date-time" : same.kind();
    }

    private static Optional<Element> structured(
            String name, Element property, List<Format.Part> parts, Optional<Element> parameters) {
        Element.Builder built = Element.build(VCARD4.name(name)).add(parameters);
        for (Format.Part part : parts) {
            property.first(TEMP.name(part.temp())).ifPresent(found -> built.add(VCARD4.name(part.vcard4()), found.text()));
        }
        return Optional.of(built.build());
    }

    /** Section 11.3.5: a tel: URI, if it can be one. */
    private static Optional<Element> telephone(Element property) {
        String number = text(property, "NUMBER");
        boolean dialled = DIALLED.matcher(number).matches();
        return value("tel", dialled ? "uri" : "text", dialled ? "tel:" + number : number, parameters(property));
    }

    private static Optional<Element> geo(Element property) {
        String latitude = text(property, "LAT");
        String longitude = text(property, "LON");
        return latitude.isEmpty() || longitude.isEmpty()
                ? Optional.empty()
                : uri("geo", "geo:", latitude + ',' + longitude);
    }

    /** RFC 6350 section 6.6.4: the units follow the name, though XEP-0292 section 11.3.3 has only the name. */
    private static Optional<Element> organization(Element property) {
        return texts(
                "org",
                property.elements().stream()
                        .filter(part -> part.is(TEMP.name("ORGNAME")) || part.is(TEMP.name("ORGUNIT")))
                        .toList());
    }

    private static Optional<Element> texts(String name, List<Element> parts) {
        Element.Builder built = Element.build(VCARD4.name(name));
        List<String> texts = parts.stream().map(Element::text).filter(text -> !text.isBlank()).toList();
        texts.forEach(text -> built.add(VCARD4.name("text"), text));
        return texts.isEmpty() ? Optional.empty() : Optional.of(built.build());
    }

    private static Optional<Element> binary(Element property) {
        String name = property.name().local().toLowerCase(Locale.ROOT);
        String encoded = Photo.withoutBlanks(text(property, "BINVAL"));
        return encoded.isEmpty()
                ? uri(name, "", text(property, "EXTVAL"))
                : uri(name, "data:" + text(property, "TYPE") + ";base64,", encoded);
    }

    private static Optional<Element> uri(String name, String scheme, String rest) {
        return rest.isBlank() ? Optional.empty() : value(name, "uri", scheme + rest.strip(), Optional.empty());
    }

    private static Optional<Element> value(String name, String kind, String text, Optional<Element> parameters) {
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(Element.build(VCARD4.name(name))
                        .add(parameters)
                        .add(VCARD4.name(kind), text)
                        .build());
    }

    private static Optional<Element> parameters(Element property) {
        Element.Builder types = Element.build(VCARD4.name("type"));
        for (String type : Format.TYPES) {
            if (property.has(TEMP.name(type))) {
                types.add(VCARD4.name("text"), type.toLowerCase(Locale.ROOT));
            }
        }
        Element.Builder parameters = Element.build(VCARD4.name("parameters"));
        Element built = types.build();
        if (!built.isEmpty()) {
            parameters.add(built);
        }
        if (property.has(TEMP.name("PREF"))) {
            parameters.add(Element.of(VCARD4.name("pref"), Element.text(VCARD4.name("integer"), "1")));
        }
        return Optional.of(parameters.build()).filter(some -> !some.isEmpty());
    }

    private static String text(Element property, String part) {
        return property.textOf(TEMP.name(part)).strip();
    }
}
