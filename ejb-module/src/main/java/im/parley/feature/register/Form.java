package im.parley.feature.register;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;

/** The data form of XEP-0077 section 4, with the fields of section 13.4. */
final class Form {
    private static final String NS = "jabber:x:data";
    /** The form element. */
    static final Name FORM = Name.of(NS, "x");

    private static final Name TITLE = Name.of(NS, "title");
    private static final Name INSTRUCTIONS = Name.of(NS, "instructions");
    private static final Name FIELD = Name.of(NS, "field");
    private static final Name VALUE = Name.of(NS, "value");
    private static final Name REQUIRED = Name.of(NS, "required");

    private Form() {}

    /** The empty form that asks for a name and a password. */
    static Element empty(String instructions) {
        return Element.build(FORM)
                .attribute("type", "form")
                .add(TITLE, "Registration")
                .add(INSTRUCTIONS, instructions)
                .add(Element.build(FIELD)
                        .attribute("type", "hidden")
                        .attribute("var", "FORM_TYPE")
                        .add(VALUE, Submission.NS)
                        .build())
                .add(required("username", "text-single", "User name"))
                .add(required("password", "text-private", "Password"))
                .build();
    }

    private static Element required(String variable, String type, String label) {
        return Element.build(FIELD)
                .attribute("type", type)
                .attribute("var", variable)
                .attribute("label", label)
                .add(Element.of(REQUIRED))
                .build();
    }

    /** The value of a field, or the empty string. */
    static String value(Element form, String variable) {
        return form.elements(FIELD).stream()
                .filter(field -> field.attribute("var", "").equals(variable))
                .map(field -> field.textOf(VALUE))
                .findFirst()
                .orElse("");
    }
}
