package im.parley.wire.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;

class ContentPlusTest {
    private static final Element BODY = Element.text(Message.BODY, "O \u2665 & <Romeo>");
    private static final Element ID =
            Element.build(Name.of("urn:xmpp:sid:0", "stanza-id")).attribute("id", "1").build();

    @Test
    void oneMoreIsEncodedLikeAllTogether() {
        Content encoded = Content.of(BODY);
        assertThat(encoded.bytes()).isNotEmpty();
        assertThat(encoded.plus(ID).bytes()).isEqualTo(Content.of(BODY, ID).bytes());
        assertThat(encoded.plus(ID)).isEqualTo(Content.of(BODY, ID));
    }

    @Test
    void whatIsNotEncodedYetIsEncodedWhenItIsNeeded() {
        assertThat(Content.of(BODY).plus(ID).bytes()).isEqualTo(Content.of(BODY, ID).bytes());
        assertThat(Content.EMPTY.plus(ID).bytes()).isEqualTo(Content.of(ID).bytes());
    }
}
