package im.parley.feature.caps;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Description;
import im.parley.server.spi.Identity;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of XEP-0115 section 5. */
class VerificationStringTest {
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

    /** Section 5.4: a form that does not say what it is, or says so openly, does not count. */
    @Test
    void aFormWithoutHiddenTypeIsIgnored() {
        DataForm form = DataForm.of(DataForm.Type.RESULT, Field.text("FORM_TYPE", "urn:x"), Field.text("a", "b"));
        Description exodus =
                new Description(List.of(new Identity("client", "pc", "Exodus 0.9.1")), FEATURES, List.of(form));

        assertThat(VerificationString.of(exodus)).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    @Test
    void complexExample() {
        DataForm form = DataForm.of(
                DataForm.Type.RESULT,
                Field.text("software_version", "0.11"),
                Field.text("software", "Psi"),
                Field.text("os_version", "10.5.1"),
                Field.text("os", "Mac"),
                Field.of("ip_version", Field.Kind.TEXT_MULTI, "ipv6", "ipv4"),
                DataForm.formType("urn:xmpp:dataforms:softwareinfo"));
        Description psi = new Description(
                List.of(
                        new Identity("client", "pc", "en", "Psi 0.11"),
                        new Identity("client", "pc", "el", "\u03a8 0.11")),
                FEATURES,
                List.of(form));

        assertThat(VerificationString.of(psi)).isEqualTo("q07IKJEyjvHSyhy//CH0CxmKi8w=");
    }
}
