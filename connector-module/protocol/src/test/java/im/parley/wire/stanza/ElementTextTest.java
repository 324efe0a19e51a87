package im.parley.wire.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTextTest {
    @Test
    void anElementComesBackAsItWas() {
        Element element = Element.build(Name.of("urn:example", "a"))
                .attribute("b", "<\"&'\n>")
                .attribute("{urn:other}c", "d")
                .text(" ]]> & <\u20ac\ud83d\ude00")
                .add(Element.of(Name.of("", "none")))
                .add(Element.of(Name.of("jabber:client", "body")))
                .add(Element.of(Name.of("urn:third", "x"), Element.of(Name.of("urn:example", "y"))))
                .text("end")
                .build();
        assertThat(ElementText.read(ElementText.write(element))).contains(element);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<a xmlns='urn:a'>",
                "<a xmlns='urn:a'/><b xmlns='urn:b'/>",
                "<a xmlns='urn:a'></b>",
                "<message><body/></message>",
                "</stream:stream>"
            })
    void whatIsNotOneElementIsNone(String text) {
        assertThat(ElementText.read(text)).isEmpty();
    }
}
