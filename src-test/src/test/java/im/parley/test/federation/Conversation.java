package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.TestClient;
import im.parley.wire.xml.Element;
import java.util.function.Predicate;

/** What somebody here and somebody at another server do with each other. */
record Conversation(TestClient here, String hereJid, TestClient there, String thereJid) {
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final String MUC = "http://jabber.org/protocol/muc";

    /** RFC 6121 section 3.1, in both directions, and the presence that follows (section 4). */
    void befriend() {
        arrive(here);
        arrive(there);
        here.send("<presence type='subscribe' to='" + thereJid + "'/>");
        expect(there, "the request", of("presence", "subscribe", hereJid));
        there.send("<presence type='subscribed' to='" + hereJid + "'/><presence type='subscribe' to='" + hereJid + "'/>");
        expect(here, "the approval", of("presence", "subscribed", thereJid));
        expect(here, "the request of the other one", of("presence", "subscribe", thereJid));
        here.send("<presence type='subscribed' to='" + thereJid + "'/>");
        expect(there, "the approval", of("presence", "subscribed", hereJid));
        here.send("<presence><status>reading</status></presence>");
        expect(there, "presence", of("presence", "", hereJid).and(has("reading")));
        there.send("<presence><status>dreaming</status></presence>");
        expect(here, "presence", of("presence", "", thereJid).and(has("dreaming")));
    }

    /** Who has asked for the roster hears of changes in it (RFC 6121 section 2.1.6). */
    private static void arrive(TestClient client) {
        client.send("<iq type='get' id='r1'><query xmlns='jabber:iq:roster'/></iq><presence/>");
        expect(client, "the roster", element -> element.attribute("id", "").equals("r1"));
    }

    /** Messages in both directions, in order, and a question. */
    void talk() {
        for (int i = 1; i <= 20; i++) {
            here.send("<message type='chat' to='" + thereJid + "'><body>line " + i + ".</body></message>");
        }
        for (int i = 1; i <= 20; i++) {
            String line = "line " + i + ".";
            Element next = expect(there, line, of("message", "chat", hereJid));
            assertThat(next.toString()).contains(line);
        }
        there.send("<message type='chat' to='" + hereJid + "'><body>I hear</body></message>");
        expect(here, "the answer", of("message", "chat", thereJid).and(has("I hear")));
        here.send("<iq type='get' id='p1' to='" + domain(thereJid) + "'><ping xmlns='urn:xmpp:ping'/></iq>");
        expect(here, "the pong", element -> element.attribute("id", "").equals("p1") && of("iq", "result", "").test(element));
    }

    /** A room at the other server, XEP-0045. */
    void meet(String service) {
        gather(there, here, "balcony@" + service);
    }

    /** A room here. */
    void meetHere(String service) {
        gather(here, there, "orchard@" + service);
    }

    private static void gather(TestClient first, TestClient second, String room) {
        first.send("<presence to='" + room + "/First'><x xmlns='" + MUC + "'/></presence>");
        expect(first, "the room", of("presence", "", room).and(has("110")));
        first.send("<iq type='set' id='o1' to='" + room + "'><query xmlns='" + MUC + "#owner'>"
                + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
        expect(first, "the room is open", element -> element.attribute("id", "").equals("o1"));
        second.send("<presence to='" + room + "/Second'><x xmlns='" + MUC + "'/></presence>");
        expect(second, "the first occupant", of("presence", "", room + "/First"));
        expect(second, "oneself", of("presence", "", room + "/Second").and(has("110")));
        expect(first, "the second occupant", of("presence", "", room + "/Second"));
        second.send("<message type='groupchat' to='" + room + "'><body>Good morrow, cousin</body></message>");
        expect(first, "what the second says", of("message", "groupchat", room + "/Second").and(has("Good morrow")));
        expect(second, "the same", of("message", "groupchat", room + "/Second").and(has("Good morrow")));
        first.send("<message type='groupchat' to='" + room + "'><body>Is the day so young?</body></message>");
        expect(second, "what the first says", of("message", "groupchat", room + "/First").and(has("so young")));
    }

    /** Who is there asks a service here. */
    void ask(String service) {
        there.send("<iq type='get' id='p2' to='" + service + "'><ping xmlns='urn:xmpp:ping'/></iq>");
        answered(there, "p2");
    }

    /** A node at the other server, XEP-0060. */
    void read(String service) {
        publish(there, here, hereJid, service);
    }

    /** A node here. */
    void readHere(String service) {
        publish(here, there, thereJid, service);
    }

    private static void publish(TestClient owner, TestClient reader, String account, String service) {
        owner.send("<iq type='set' id='n1' to='" + service + "'><pubsub xmlns='" + PUBSUB + "'><create node='news'/></pubsub></iq>");
        answered(owner, "n1");
        reader.send("<iq type='set' id='n2' to='" + service + "'><pubsub xmlns='" + PUBSUB + "'><subscribe node='news' jid='"
                + account + "'/></pubsub></iq>");
        answered(reader, "n2");
        owner.send("<iq type='set' id='n3' to='" + service + "'><pubsub xmlns='" + PUBSUB + "'><publish node='news'><item id='i1'>"
                + "<entry xmlns='http://www.w3.org/2005/Atom'><title>A feast</title></entry></item></publish></pubsub></iq>");
        answered(owner, "n3");
        expect(reader, "the event", of("message", "", service).or(of("message", "headline", service)).and(has("A feast")));
        reader.send("<iq type='get' id='n4' to='" + service + "'><pubsub xmlns='" + PUBSUB + "'><items node='news'/></pubsub></iq>");
        assertThat(answered(reader, "n4").toString()).contains("A feast");
    }

    private static Element answered(TestClient client, String id) {
        Element answer = expect(client, "the answer to " + id, element -> element.attribute("id", "").equals(id));
        assertThat(answer.attribute("type")).as(answer.toString()).contains("result");
        return answer;
    }

    /** After the server here was away, with whatever was open between the two; who is there writes first. */
    void greetFromThere() {
        arrive(here);
        arrive(there);
        there.send("<message type='chat' to='" + hereJid + "'><body>Are you back?</body></message>");
        expect(here, "the greeting", of("message", "chat", thereJid).and(has("Are you back?")));
        here.send("<message type='chat' to='" + thereJid + "'><body>I am</body></message>");
        expect(there, "the answer", of("message", "chat", hereJid).and(has("I am")));
    }

    /** After one of the servers was away. */
    void greetAgain() {
        arrive(there);
        expect(here, "presence", of("presence", "", thereJid));
        here.send("<message type='chat' to='" + thereJid + "'><body>Welcome back</body></message>");
        expect(there, "the greeting", of("message", "chat", hereJid).and(has("Welcome back")));
        there.send("<message type='chat' to='" + hereJid + "'><body>I am here</body></message>");
        expect(here, "the answer", of("message", "chat", thereJid).and(has("I am here")));
    }

    private static String domain(String jid) {
        return jid.substring(jid.indexOf('@') + 1);
    }

    private static Predicate<Element> of(String name, String type, String from) {
        return element -> element.name().local().equals(name)
                && element.attribute("type", "").equals(type)
                && element.attribute("from", "").startsWith(from);
    }

    private static Predicate<Element> has(String text) {
        return element -> element.toString().contains(text);
    }

    /** The next element that is this; what comes before it is something else. */
    static Element expect(TestClient client, String what, Predicate<Element> wanted) {
        try {
            while (true) {
                Element element = client.element();
                if (wanted.test(element)) {
                    return element;
                }
            }
        } catch (RuntimeException missing) {
            throw new AssertionError("no " + what + "\n" + String.join("\n", client.transcript()), missing);
        }
    }
}
