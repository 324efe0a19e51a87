package im.parley.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.XmlFeed;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private final Variables variables = new Variables();

    @Test
    void equalElementsMatch() {
        assertThat(mismatch("<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq id='1' type='get'>\n<p:ping xmlns:p='urn:xmpp:ping'/></iq>")).isEmpty();
    }

    @Test
    void theNamespaceCounts() {
        assertThat(mismatch("<iq><ping xmlns='urn:xmpp:ping'/></iq>", "<iq><ping xmlns='urn:xmpp:pong'/></iq>"))
                .hasValueSatisfying(why -> assertThat(why).contains("there is no <ping"));
    }

    @Test
    void anAttributeMustBeThereAndEqual() {
        assertThat(mismatch("<iq id='1'/>", "<iq/>")).contains("iq has no attribute id");
        assertThat(mismatch("<iq id='1'/>", "<iq id='2'/>")).contains("iq/@id: expected '1', was '2'");
    }

    @Test
    void moreAttributesAreAllowedOnlyWhereTheDotsSaySo() {
        assertThat(mismatch("<iq/>", "<iq id='2'/>")).contains("iq/@id: nobody expected '2'");
        assertThat(mismatch("<iq .../>", "<iq id='2'/>")).isEmpty();
        assertThat(mismatch("<iq ...><a/></iq>", "<iq id='2'><a x='1'/></iq>"))
                .contains("iq/a/@x: nobody expected '1'");
    }

    @Test
    void moreChildrenAreAllowedOnlyWhereTheDotsSaySo() {
        assertThat(mismatch("<iq><a/></iq>", "<iq><a/><b/></iq>"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("iq: nobody expected <b"));
        assertThat(mismatch("<iq><a/>...</iq>", "<iq><b/>text<a/></iq>")).isEmpty();
    }

    @Test
    void textIsComparedAsItIs() {
        assertThat(mismatch("<body>Art thou</body>", "<body>Art thou</body>")).isEmpty();
        assertThat(mismatch("<body>Art thou</body>", "<body>Art  thou</body>")).isPresent();
        assertThat(mismatch("<body/>", "<body>Art thou</body>")).isPresent();
    }

    @Test
    void childrenMayComeInAnyOrderAndAreAssignedByTryingAllWays() {
        assertThat(mismatch("<q><i a='{any}'/><i a='1'/></q>", "<q><i a='1'/><i a='2'/></q>")).isEmpty();
        assertThat(mismatch("<q><i a='1'/><i a='1'/></q>", "<q><i a='1'/><i a='2'/></q>")).isPresent();
    }

    @Test
    void wildcardsStandForSomethingOfTheirKind() {
        assertThat(mismatch("<a x='{any}'/>", "<a x='q'/>")).isEmpty();
        assertThat(mismatch("<a x='{any}'/>", "<a x=''/>")).isPresent();
        assertThat(mismatch("<a x='{scansion:any}'/>", "<a x='q'/>")).isEmpty();
        assertThat(mismatch("<a x='s{number}'/>", "<a x='s12'/>")).isEmpty();
        assertThat(mismatch("<a x='{number}'/>", "<a x='twelve'/>")).isPresent();
        assertThat(mismatch("<a x='{date}'/>", "<a x='2002-09-10T23:08:25Z'/>")).isEmpty();
        assertThat(mismatch("<a x='{date}'/>", "<a x='2002-09-10 23:08:25'/>")).isPresent();
    }

    @Test
    void whatIsCapturedIsKnownAfterwards() {
        assertThat(mismatch("<a x='{capture id}'/>", "<a x='q7'/>")).isEmpty();
        assertThat(variables.expand("<b y='{id}'/>")).isEqualTo("<b y='q7'/>");
        assertThat(mismatch("<a x='{id}'/>", "<a x='q8'/>")).isPresent();
    }

    @Test
    void nothingIsCapturedByWhatDoesNotMatch() {
        variables.set("id", "before");
        assertThat(mismatch("<a x='{capture id}' y='1'/>", "<a x='q7' y='2'/>")).isPresent();
        assertThat(variables.expand("{id}")).isEqualTo("before");
    }

    private Optional<String> mismatch(String template, String actual) {
        try {
            Expectation expected = Templates.read(template).getFirst();
            return new Matching(variables).mismatch(
                    ((Expectation.Arrival) expected).template(), XmlFeed.elements(actual).getFirst());
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
