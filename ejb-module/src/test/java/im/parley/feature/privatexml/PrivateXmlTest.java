package im.parley.feature.privatexml;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Reply;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateXmlTest {
    private static final Name QUERY = Name.of("jabber:iq:private", "query");
    private static final Name EXODUS = Name.of("exodus:prefs", "exodus");
    private static final Name NICK = Name.of("exodus:prefs", "defaultnick");
    private static final Element PREFERENCES = Element.of(EXODUS, Element.text(NICK, "Hamlet"));

    private final MemoryStores stores = MemoryStores.create();
    private final TestSession hamlet = TestSession.of("hamlet@shakespeare.lit/denmark");
    private final PrivateXml feature = at(100, 10_000);

    private PrivateXml at(int maxElements, int maxSize) {
        return new PrivateXml(
                stores.privateXml(), stores.users(), TestOptions.of(new PrivateXmlOptions(maxElements, maxSize)));
    }

    @BeforeEach
    void hamletHasAnAccount() {
        stores.users().create(new User(Jid.of("hamlet@shakespeare.lit"), Status.ACTIVE, Instant.EPOCH));
    }

    private static Element query(Element... children) {
        return Element.of(QUERY, children);
    }

    private Reply set(Element... children) {
        return Asking.ownAccount(feature, hamlet).set(query(children));
    }

    private Reply get(Name... names) {
        Element.Builder query = Element.build(QUERY);
        for (Name name : names) {
            query.add(Element.of(name));
        }
        return Asking.ownAccount(feature, hamlet).get(query.build());
    }

    private Element shown(Name... names) {
        return Asking.payload(get(names));
    }

    /** Examples 1 and 2. */
    @Test
    void whatWasKeptComesBack() {
        assertThat(set(PREFERENCES)).isEqualTo(Reply.OK);
        assertThat(shown(EXODUS)).isEqualTo(query(PREFERENCES));
    }

    @Test
    void attributesTextAndForeignNamespacesComeBackAsTheyWere() {
        Element rich = Element.build(EXODUS)
                .attribute("version", "<1>")
                .text(" mixed & ")
                .add(Element.build(Name.of("", "plain")).attribute("{urn:x}y", "z").build())
                .add(Element.of(Name.of("jabber:client", "body")))
                .text("\u20ac")
                .build();

        set(rich);

        assertThat(shown(EXODUS)).isEqualTo(query(rich));
    }

    @Test
    void whatWasNeverKeptIsEmpty() {
        assertThat(shown(EXODUS)).isEqualTo(query(Element.of(EXODUS)));
    }

    @Test
    void aNewValueReplacesTheOld() {
        set(PREFERENCES);
        set(Element.of(EXODUS, Element.text(NICK, "Yorick")));
        assertThat(shown(EXODUS).toString()).contains("Yorick").doesNotContain("Hamlet");
    }

    /** Section 2.3: "an IQ set or result MAY contain multiple elements qualified by the same namespace". */
    @Test
    void severalElementsOfOneNamespaceAreKept() {
        Name other = Name.of("exodus:prefs", "other");
        Element second = Element.of(EXODUS, Element.text(NICK, "Ophelia"));
        set(PREFERENCES, second, Element.text(other, "x"));

        assertThat(shown(EXODUS, other)).isEqualTo(query(PREFERENCES, second, Element.text(other, "x")));
        assertThat(shown(other)).isEqualTo(query(Element.text(other, "x")));
    }

    @Test
    void anEmptyElementRemovesWhatWasKept() {
        set(PREFERENCES);
        set(Element.of(EXODUS));
        assertThat(stores.privateXml().find(hamlet.account(), "exodus:prefs", "exodus")).isEmpty();
    }

    /** Section 2.3: "A client MUST NOT query for more than one namespace in a single IQ get request." */
    @Test
    void aGetOfTwoNamespacesIsABadRequest() {
        assertThat(Asking.error(get(EXODUS, Name.of("urn:other", "x")))).isEqualTo(Condition.BAD_REQUEST);
    }

    /** Section 3: "Bad Format: The IQ get does not contain a child element." */
    @Test
    void aGetOfNothingIsABadRequest() {
        assertThat(Asking.error(get())).isEqualTo(Condition.BAD_REQUEST);
    }

    /** Section 2.3: "otherwise the server MUST respond with a 'Not Acceptable' error". */
    @Test
    void aSetOfNothingIsNotAcceptable() {
        assertThat(Asking.error(set())).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    /** Section 3: "Not Acceptable: The IQ get or set is qualified by a reserved namespace." */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "jabber:iq:private", "jabber:client", "jabber:iq:roster", "http://jabber.org/protocol/muc", "vcard-temp"
            })
    void reservedAndMissingNamespacesAreNotAcceptable(String namespace) {
        Name name = Name.of(namespace, "x");
        assertThat(Asking.error(get(name))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(Asking.error(set(PREFERENCES, Element.text(name, "x")))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(shown(EXODUS)).isEqualTo(query(Element.of(EXODUS)));
    }

    /** Section 3: "Forbidden: The IQ get or set is sent to a JID other than that of the sender." */
    @Test
    void nobodyReadsOrChangesWhatIsOfOthers() {
        TestSession macbeth = TestSession.of("macbeth@shakespeare.lit/castle");
        Asking asking = Asking.account(feature, "hamlet@shakespeare.lit", macbeth);

        assertThat(Asking.error(asking.get(query(Element.of(EXODUS))))).isEqualTo(Condition.FORBIDDEN);
        assertThat(Asking.error(asking.set(query(PREFERENCES)))).isEqualTo(Condition.FORBIDDEN);
        assertThat(shown(EXODUS)).isEqualTo(query(Element.of(EXODUS)));
    }

    @Test
    void whoHasNoAccountKeepsNothing() {
        TestSession guest = TestSession.of("6f1a@shakespeare.lit/x");
        assertThat(Asking.error(Asking.ownAccount(feature, guest).set(query(PREFERENCES))))
                .isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void aboveTheBoundsNothingMoreIsKept() {
        PrivateXml small = at(1, 200);
        Asking asking = Asking.ownAccount(small, hamlet);

        assertThat(asking.set(query(PREFERENCES))).isEqualTo(Reply.OK);
        assertThat(Asking.error(asking.set(query(Element.text(Name.of("urn:other", "x"), "y")))))
                .isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThat(Asking.error(asking.set(query(Element.text(EXODUS, "y".repeat(200))))))
                .isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThat(shown(EXODUS)).isEqualTo(query(PREFERENCES));
    }
}
