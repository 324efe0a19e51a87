package im.parley.feature.vcard;

import static im.parley.feature.vcard.Format.TEMP;
import static im.parley.feature.vcard.Format.VCARD4;

import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a vCard4 as a vcard-temp: XEP-0292 section 11 the other way round. What vcard-temp lacks is left out. */
final class ToVcardTemp {
    private static final Pattern GEO = Pattern.compile("geo:([^,;]+),([^,;]+).*");
    private static final String DATA_SCHEME = "data:";
    private static final String BASE64 = ";base64";
    private static final String TEL_SCHEME = "tel:";
    private static final String XMPP_SCHEME = "xmpp:";

    private ToVcardTemp() {}

    static Element convert(Element vcard4) {
        Element.Builder card = Element.build(TEMP.root());
        vcard4.elements().forEach(property -> card.add(property(property)));
        return card.build();
    }

    private static Optional<Element> property(Element property) {
        return switch (property.name().local()) {
            case "n" -> Optional.of(structured("N", property, Format.NAME_PARTS).build());
            case "adr" -> Optional.of(structured("ADR", property, Format.ADDRESS_PARTS).build());
            case "tel" -> withTypes("TEL", "NUMBER", property, without(TEL_SCHEME, value(property)));
            case "email" -> withTypes("EMAIL", "USERID", property, value(property));
            case "impp" -> jabberId(value(property));
            case "geo" -> geo(value(property));
            case "org" -> organization(texts(property));
            case "categories" -> categories(texts(property));
            case "photo", "logo", "sound" -> binary(property);
            case "key" -> part("KEY", "CRED", value(property));
            default -> simple(property);
        };
    }

    private static Optional<Element> simple(Element property) {
        return Format.SIMPLE.stream()
                .filter(same -> property.is(VCARD4.name(same.vcard4())))
                .findFirst()
                .map(same -> Element.text(TEMP.name(same.temp()), value(property)))
                .filter(text -> !text.isEmpty());
    }

    private static Element.Builder structured(String name, Element property, List<Format.Part> parts) {
        Element.Builder built = types(Element.build(TEMP.name(name)), property);
        for (Format.Part part : parts) {
            property.first(VCARD4.name(part.vcard4())).ifPresent(found -> built.add(TEMP.name(part.temp()), found.text()));
        }
        return built;
    }

    private static Optional<Element> withTypes(String name, String part, Element property, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(types(Element.build(TEMP.name(name)), property)
                        .add(TEMP.name(part), value)
                        .build());
    }

    /** In vcard-temp each type is an empty element. */
    private static Element.Builder types(Element.Builder built, Element property) {
        Optional<Element> parameters = property.first(VCARD4.name("parameters"));
        List<String> types = parameters.map(some -> some.elements(VCARD4.name("type"))).orElse(List.of()).stream()
                .flatMap(type -> texts(type).stream())
                .map(type -> type.toUpperCase(Locale.ROOT))
                .toList();
        Format.TYPES.stream().filter(types::contains).forEach(type -> built.add(Element.of(TEMP.name(type))));
        if (parameters.filter(some -> some.has(VCARD4.name("pref"))).isPresent()) {
            built.add(Element.of(TEMP.name("PREF")));
        }
        return built;
    }

    private static Optional<Element> jabberId(String uri) {
        return uri.startsWith(XMPP_SCHEME)
                ? Optional.of(Element.text(TEMP.name("JABBERID"), uri.substring(XMPP_SCHEME.length())))
                : Optional.empty();
    }

    private static Optional<Element> geo(String uri) {
        Matcher place = GEO.matcher(uri);
        return place.matches()
                ? Optional.of(Element.build(TEMP.name("GEO"))
                        .add(TEMP.name("LAT"), place.group(1))
                        .add(TEMP.name("LON"), place.group(2))
                        .build())
                : Optional.empty();
    }

    private static Optional<Element> organization(List<String> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Element.Builder built = Element.build(TEMP.name("ORG")).add(TEMP.name("ORGNAME"), names.getFirst());
        names.stream().skip(1).forEach(unit -> built.add(TEMP.name("ORGUNIT"), unit));
        return Optional.of(built.build());
    }

    private static Optional<Element> categories(List<String> words) {
        Element.Builder built = Element.build(TEMP.name("CATEGORIES"));
        words.forEach(word -> built.add(TEMP.name("KEYWORD"), word));
        return words.isEmpty() ? Optional.empty() : Optional.of(built.build());
    }

    private static Optional<Element> binary(Element property) {
        String name = property.name().local().toUpperCase(Locale.ROOT);
        String uri = value(property);
        int comma = uri.indexOf(',');
        if (comma < 0 || !uri.startsWith(DATA_SCHEME) || !uri.startsWith(BASE64, comma - BASE64.length())) {
            return part(name, "EXTVAL", uri);
        }
        Element.Builder built = Element.build(TEMP.name(name));
        String type = uri.substring(DATA_SCHEME.length(), comma).split(";", 2)[0];
        if (!type.isEmpty()) {
            built.add(TEMP.name("TYPE"), type);
        }
        return Optional.of(built.add(TEMP.name("BINVAL"), Photo.withoutBlanks(uri.substring(comma + 1)))
                .build());
    }

    private static Optional<Element> part(String name, String part, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(Element.of(TEMP.name(name), Element.text(TEMP.name(part), value)));
    }

    private static String without(String scheme, String uri) {
        return uri.startsWith(scheme) ? uri.substring(scheme.length()) : uri;
    }

    private static List<String> texts(Element property) {
        return property.elements(VCARD4.name("text")).stream()
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The text of a property, whatever type it says it has. */
    private static String value(Element property) {
        return property.elements().stream()
                .filter(part -> !part.is(VCARD4.name("parameters")))
                .map(Element::text)
                .findFirst()
                .orElse("")
                .strip();
    }
}
