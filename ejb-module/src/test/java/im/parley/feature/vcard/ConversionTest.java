package im.parley.feature.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import org.junit.jupiter.api.Test;

/** XEP-0292 section 11, and the examples of section 12. */
class ConversionTest {
    private static Element temp(String properties) {
        return read("<vCard xmlns='vcard-temp'>" + properties + "</vCard>");
    }

    private static Element vcard4(String properties) {
        return read("<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'>" + properties + "</vcard>");
    }

    private static Element read(String text) {
        return ElementText.read(text).orElseThrow(() -> new AssertionError("not well-formed: " + text));
    }

    /** Both are the same card: each becomes the other. */
    private static void same(String temp, String vcard4) {
        assertThat(Format.VCARD4.of(temp(temp))).isEqualTo(vcard4(vcard4));
        assertThat(Format.TEMP.of(vcard4(vcard4))).isEqualTo(temp(temp));
    }

    @Test
    void namesAndTexts() {
        same(
                "<FN>Peter Saint-Andre</FN>"
                        + "<N><FAMILY>Saint-Andre</FAMILY><GIVEN>Peter</GIVEN><MIDDLE/></N>"
                        + "<NICKNAME>stpeter</NICKNAME><NICKNAME>psa</NICKNAME>"
                        + "<TITLE>Executive Director</TITLE><ROLE>Patron Saint</ROLE>"
                        + "<TZ>America/Denver</TZ><PRODID>x</PRODID><UID>y</UID><REV>2012-09-12T00:00:00Z</REV>",
                "<fn><text>Peter Saint-Andre</text></fn>"
                        + "<n><surname>Saint-Andre</surname><given>Peter</given><additional/></n>"
                        + "<nickname><text>stpeter</text></nickname><nickname><text>psa</text></nickname>"
                        + "<title><text>Executive Director</text></title><role><text>Patron Saint</text></role>"
                        + "<tz><text>America/Denver</text></tz><prodid><text>x</text></prodid><uid><text>y</text></uid>"
                        + "<rev><timestamp>2012-09-12T00:00:00Z</timestamp></rev>");
    }

    @Test
    void addressesWithTypesAndPreference() {
        same(
                "<ADR><WORK/><PREF/><EXTADD>Suite 600</EXTADD><STREET>1899 Wynkoop Street</STREET>"
                        + "<LOCALITY>Denver</LOCALITY><REGION>CO</REGION><PCODE>80202</PCODE><CTRY>USA</CTRY></ADR>",
                "<adr><parameters><type><text>work</text></type><pref><integer>1</integer></pref></parameters>"
                        + "<ext>Suite 600</ext><street>1899 Wynkoop Street</street><locality>Denver</locality>"
                        + "<region>CO</region><code>80202</code><country>USA</country></adr>");
    }

    @Test
    void telephoneNumbers() {
        same(
                "<TEL><WORK/><VOICE/><NUMBER>+1-303-308-3282</NUMBER></TEL>"
                        + "<TEL><VOICE/><CELL/><TEXT/><NUMBER>+1-720-256-6756</NUMBER></TEL>"
                        + "<TEL><NUMBER>extension 5</NUMBER></TEL>",
                "<tel><parameters><type><text>work</text><text>voice</text></type></parameters>"
                        + "<uri>tel:+1-303-308-3282</uri></tel>"
                        + "<tel><parameters><type><text>voice</text><text>cell</text><text>text</text></type></parameters>"
                        + "<uri>tel:+1-720-256-6756</uri></tel>"
                        + "<tel><text>extension 5</text></tel>");
    }

    @Test
    void mailMessengersAndPlaces() {
        same(
                "<EMAIL><WORK/><USERID>psaintan@cisco.com</USERID></EMAIL><JABBERID>stpeter@jabber.org</JABBERID>"
                        + "<GEO><LAT>39.59</LAT><LON>-105.01</LON></GEO><URL>https://stpeter.im/</URL>"
                        + "<BDAY>1966-08-06</BDAY>",
                "<email><parameters><type><text>work</text></type></parameters><text>psaintan@cisco.com</text></email>"
                        + "<impp><uri>xmpp:stpeter@jabber.org</uri></impp><geo><uri>geo:39.59,-105.01</uri></geo>"
                        + "<url><uri>https://stpeter.im/</uri></url><bday><date>1966-08-06</date></bday>");
    }

    @Test
    void photosInsideAndOutside() {
        same(
                "<PHOTO><TYPE>image/png</TYPE><BINVAL>iVBORw0KGgo=</BINVAL></PHOTO>"
                        + "<PHOTO><EXTVAL>http://stpeter.im/images/stpeter_oscon.jpg</EXTVAL></PHOTO>"
                        + "<LOGO><TYPE>image/jpeg</TYPE><BINVAL>/9j/4AAQ</BINVAL></LOGO>",
                "<photo><uri>data:image/png;base64,iVBORw0KGgo=</uri></photo>"
                        + "<photo><uri>http://stpeter.im/images/stpeter_oscon.jpg</uri></photo>"
                        + "<logo><uri>data:image/jpeg;base64,/9j/4AAQ</uri></logo>");
    }

    @Test
    void organizationsCategoriesAndKeys() {
        same(
                "<ORG><ORGNAME>XMPP Standards Foundation</ORGNAME><ORGUNIT>Council</ORGUNIT></ORG>"
                        + "<CATEGORIES><KEYWORD>saint</KEYWORD><KEYWORD>patron</KEYWORD></CATEGORIES>"
                        + "<KEY><CRED>-----BEGIN-----</CRED></KEY>",
                "<org><text>XMPP Standards Foundation</text><text>Council</text></org>"
                        + "<categories><text>saint</text><text>patron</text></categories>"
                        + "<key><text>-----BEGIN-----</text></key>");
    }

    /** Section 11.1.1. */
    @Test
    void aDescriptionIsANote() {
        same("<DESC>More about me</DESC>", "<note><text>More about me</text></note>");
        assertThat(Format.VCARD4.of(temp("<NOTE>a</NOTE>"))).isEqualTo(vcard4("<note><text>a</text></note>"));
    }

    /** Sections 11.2.2, 11.3.1, 11.3.5 and 11.5. */
    @Test
    void whatTheOtherFormatLacksIsLeftOut() {
        assertThat(Format.VCARD4.of(temp("<LABEL><LINE>x</LINE></LABEL><MAILER>x</MAILER><CLASS><PUBLIC/></CLASS>"
                        + "<SOUND><PHONETIC>x</PHONETIC></SOUND><TEL><ISDN/><NUMBER>1</NUMBER></TEL>")))
                .isEqualTo(vcard4("<tel><uri>tel:1</uri></tel>"));
        assertThat(Format.TEMP.of(vcard4("<gender><sex>M</sex></gender><kind><text>individual</text></kind>"
                        + "<impp><uri>sip:x@example.org</uri></impp>")))
                .isEqualTo(temp(""));
    }

    @Test
    void emptyPropertiesAreLeftOut() {
        assertThat(Format.VCARD4.of(temp("<NICKNAME/><TEL><WORK/><FAX/><NUMBER/></TEL><PHOTO/><ORG/><GEO/><EMAIL/>")))
                .isEqualTo(vcard4(""));
        assertThat(Format.TEMP.of(vcard4("<nickname/><tel/><photo/><org/><geo/><email/><bday/>")))
                .isEqualTo(temp(""));
    }

    @Test
    void oddUrisOfPhotosStayWhatTheyAre() {
        assertThat(Format.TEMP.of(vcard4("<photo><uri>data:,Hello</uri></photo><photo><uri>data:;base64,/9j/</uri></photo>"
                        + "<photo><uri>data:image/png;x=1;base64,/9j/</uri></photo>")))
                .isEqualTo(temp("<PHOTO><EXTVAL>data:,Hello</EXTVAL></PHOTO><PHOTO><BINVAL>/9j/</BINVAL></PHOTO>"
                        + "<PHOTO><TYPE>image/png</TYPE><BINVAL>/9j/</BINVAL></PHOTO>"));
        String hostile = "data:" + ";".repeat(200_000) + ",x";
        assertThat(Format.TEMP.of(vcard4("<photo><uri>" + hostile + "</uri></photo>")).toString())
                .contains("EXTVAL");
    }

    /** Section 12.3 writes a preference as a number in an element of its own, section 4.1 also as text. */
    @Test
    void everyPreferenceIsOne() {
        assertThat(Format.TEMP.of(vcard4("<email><parameters><pref>1</pref></parameters><text>a@b</text></email>")))
                .isEqualTo(temp("<EMAIL><PREF/><USERID>a@b</USERID></EMAIL>"));
    }
}
