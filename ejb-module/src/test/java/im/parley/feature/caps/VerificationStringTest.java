package im.parley.feature.caps;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Description;
import im.parley.server.spi.Identity;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of XEP-0115 section 5. */
class VerificationStringTest {
    private static final String FORMS = "jabber:x:data";
    private static final List<String> FEATURES = List.of(
            "http://jabber.org/protocol/muc",
            "http://jabber.org/protocol/disco#items",
            "http://jabber.org/protocol/disco#info",
            "http://jabber.org/protocol/caps");

    @Test
    void simpleExample() {
        Description exodus =
                new Description(List.of(new Identity("client", "pc", "Exodus 0.9.1")), FEATURES, List.of());

        assertThat(VerificationString.of(exodus)).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    @Test
    void complexExample() {
        Element form = Element.build(Name.of(FORMS, "x"))
                .attribute("type", "result")
                .add(field("software_version", "0.11"))
                .add(field("software", "Psi"))
                .add(field("os_version", "10.5.1"))
                .add(field("os", "Mac"))
                .add(field("ip_version", "ipv6", "ipv4"))
                .add(field("FORM_TYPE", "urn:xmpp:dataforms:softwareinfo"))
                .build();
        Description psi = new Description(
                List.of(
                        new Identity("client", "pc", "en", "Psi 0.11"),
                        new Identity("client", "pc", "el", "\u03a8 0.11")),
                FEATURES,
                List.of(form));

        assertThat(VerificationString.of(psi)).isEqualTo("q07IKJEyjvHSyhy//CH0CxmKi8w=");
    }

    private static Element field(String variable, String... values) {
        Element.Builder field = Element.build(Name.of(FORMS, "field")).attribute("var", variable);
        for (String value : values) {
            field.add(Name.of(FORMS, "value"), value);
        }
        return field.build();
    }
}
