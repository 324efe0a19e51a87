package im.parley.web.bosh;

import static im.parley.web.bosh.Desk.TERMINATED;
import static im.parley.web.bosh.Desk.chat;
import static im.parley.web.bosh.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.bosh.Desk.Sent;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** XEP-0124 section 15, and what a page may keep on the server. */
class SessionKeysTest {
    private final Desk desk = new Desk(Desk.USUAL);

    @Nested
    class Safety {
        private static String hash(String text) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                        .digest(text.getBytes(StandardCharsets.US_ASCII)));
            } catch (java.security.NoSuchAlgorithmException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private final String k1 = hash("seed");
        private final String k2 = hash(k1);
        private final String k3 = hash(k2);

        @Test
        void aSequenceOfKeysIsFollowed() {
            desk.begin("newkey='" + k3.toUpperCase(java.util.Locale.ROOT) + "'");
            assertThat(desk.send(101, "key='" + k2 + "'", chat("x")).waits()).isTrue();
            String other = hash("other");
            desk.send(102, "key='" + k1 + "' newkey='" + hash(other) + "'", chat("x"));
            assertThat(desk.send(103, "key='" + other + "'", chat("x")).waits()).isTrue();
        }

        @Test
        void aRequestWithoutTheKeyEndsTheSession() {
            desk.begin("newkey='" + k3 + "'");
            int before = desk.received.size();
            assertThat(desk.send(101, "", chat("x")).text()).contains(TERMINATED + "item-not-found'");
            assertThat(desk.received).hasSize(before);
        }

        @Test
        void aRepetitionNeedsTheSameKey() {
            desk.begin("newkey='" + k3 + "'");
            desk.send(101, "key='" + k2 + "'", chat("x"));
            assertThat(desk.send(101, "key='" + k1 + "'", chat("x")).text()).contains(TERMINATED + "item-not-found'");
        }

        @Test
        void aSecureSessionIsNotTouchedByOtherRequests() {
            desk.create("rid='100' ver='1.6' wait='20'", true);
            desk.opened();
            assertThat(desk.send(101).status()).isEqualTo(403);
            assertThat(desk.closed).isEmpty();
            Sent secure = new Sent();
            secure.secure = true;
            desk.session().request(Desk.body("sid='sid' rid='101'", ""), secure);
            assertThat(secure.waits()).isTrue();
        }
    }

    @Nested
    class Cache {
        private static final Name QUERY = Name.of("jabber:iq:roster", "query");
        private static final Name ITEM = Name.of("jabber:iq:roster", "item");

        private static Iq roster(Iq.Type type, Element... items) {
            return new Iq(Header.EMPTY.withId("r1"), type, Content.of(Element.of(QUERY, items)));
        }

        private static Element item(String jid, String subscription) {
            return Element.build(ITEM).attribute("jid", jid).attribute("subscription", subscription).build();
        }

        private static Presence presence(String from, Presence.Type type) {
            return Presence.of(type).withFrom(Jid.of(from));
        }

        @Test
        void aPageThatIsLoadedAgainGetsWhatItHad() {
            desk.begin("");
            desk.send(101, "cache='on'", chat("x"));
            desk.session().send(roster(Iq.Type.RESULT, item("a@verona.lit", "both"), item("b@verona.lit", "both")));
            desk.send(102, "", chat("x"));
            desk.session().send(roster(Iq.Type.SET, item("b@verona.lit", "remove"), item("c@verona.lit", "to")));
            desk.session().send(presence("a@verona.lit/x", Presence.Type.AVAILABLE));
            desk.session().send(presence("c@verona.lit/x", Presence.Type.AVAILABLE));
            desk.session().send(presence("c@verona.lit/x", Presence.Type.UNAVAILABLE));
            desk.session().send(message("remembered"));
            desk.send(103, "", chat("x"));
            Sent all = desk.send(104, "cache='get_all'", "");
            assertThat(all.text())
                    .contains("a@verona.lit", "c@verona.lit", "from='a@verona.lit/x'", "remembered")
                    .doesNotContain("b@verona.lit", "from='c@verona.lit/x'");
        }

        @Test
        void aPageMayKeepThingsOfItsOwn() {
            desk.begin("");
            desk.send(101, "cache='on'", chat("x"));
            int before = desk.received.size();
            Sent set = desk.send(102, "cache='set' cache-id='tabs'", "<tabs xmlns='urn:x'>two</tabs>");
            assertThat(desk.received).hasSize(before);
            desk.now += 20_000;
            desk.send(103, "cache='get' cache-id='tabs'", "");
            assertThat(set.text()).contains("<tabs xmlns='urn:x'>two</tabs>");
            desk.send(104, "cache='remove' cache-id='tabs'", "");
            desk.now += 20_000;
            assertThat(desk.send(105, "cache='get_all'", "").waits()).isTrue();
        }

        @Test
        void nothingIsKeptUnlessThePageWantsIt() {
            desk.begin("");
            desk.send(101, "", chat("x"));
            desk.session().send(message("not remembered"));
            desk.send(102, "cache='get_all'", chat("x"));
            assertThat(desk.closed).isEmpty();
            assertThat(desk.send(103, "", chat("x")).waits()).isTrue();
        }
    }
}
