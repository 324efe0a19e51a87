package im.parley.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.feature.muc.room.Muc;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Who may do what, XEP-0045 sections 5.1.1, 5.1.3 and 5.2.1: everybody tries everything, in a moderated room in which
 * visitors, participants, moderators, members, admins and owners are. What is refused is also not done.
 */
class PrivilegesTest {
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final String ADMIN_NS = Muc.NS + "#admin";
    private static final String OWNER_NS = Muc.NS + "#owner";
    private static final String DONE = "ok";

    /** Who tries; each is in the room under its name but the last two. */
    private static final List<String> ACTORS =
            List.of("owner", "admin", "member", "moderator", "participant", "visitor", "outsider", "outcast");

    private static final String TABLE = """
            come in                     ok             ok             ok             ok             ok             ok             ok             forbidden
            say                         ok             ok             ok             ok             ok             forbidden      not-acceptable not-acceptable
            set the subject             ok             ok             forbidden      ok             forbidden      forbidden      not-acceptable not-acceptable
            whisper                     ok             ok             ok             ok             ok             forbidden      not-acceptable not-acceptable
            invite                      ok             ok             ok             ok             ok             ok             not-acceptable not-acceptable
            rename                      ok             ok             ok             ok             ok             ok             not-in-room    not-in-room
            ping an occupant            ok             ok             ok             ok             ok             ok             not-acceptable not-acceptable
            kick visitor                ok             ok             forbidden      ok             forbidden      forbidden      forbidden      forbidden
            kick participant            ok             ok             forbidden      ok             forbidden      forbidden      forbidden      forbidden
            kick moderator              ok             ok             forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            kick member                 ok             ok             forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            kick admin                  ok             ok             forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            kick owner                  ok             not-allowed    forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            give voice                  ok             ok             forbidden      ok             forbidden      forbidden      forbidden      forbidden
            silence participant         ok             ok             forbidden      ok             forbidden      forbidden      forbidden      forbidden
            silence moderator           ok             ok             forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            silence member              ok             ok             forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            silence admin               not-allowed    not-allowed    forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            silence owner               not-allowed    not-allowed    forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            make moderator              ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            unmake moderator moderator  ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            unmake moderator admin      not-allowed    not-allowed    forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            unmake moderator owner      not-allowed    not-allowed    forbidden      not-allowed    forbidden      forbidden      forbidden      forbidden
            ban visitor                 ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            ban member                  ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            ban admin                   ok             not-allowed    forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            ban owner                   ok             not-allowed    forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            forgive                     ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            make member                 ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            make admin                  ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            make owner                  ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            unmake member               ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            unmake admin                ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            unmake owner                ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            list outcasts               ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            list members                ok             ok             forbidden      ok             forbidden      forbidden      forbidden      forbidden
            list admins                 ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            list owners                 ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            list visitors               ok             ok             forbidden      ok             forbidden      forbidden      forbidden      forbidden
            list participants           ok             ok             forbidden      ok             forbidden      forbidden      forbidden      forbidden
            list moderators             ok             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            see the form                ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            configure                   ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            destroy                     ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            retract what another said   forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      not-acceptable not-acceptable
            moderate what another said  ok             ok             forbidden      ok             forbidden      forbidden      forbidden      forbidden
            register                    ok             ok             ok             ok             ok             ok             ok             not-allowed
            set the picture             ok             forbidden      forbidden      forbidden      forbidden      forbidden      forbidden      forbidden
            """;

    private static String jid(String name) {
        return name + "@shakespeare.lit/a";
    }

    private static Coven room() {
        Coven coven = new Coven();
        coven.enter(jid("owner"), "owner");
        coven.configure(
                jid("owner"),
                Field.flag("muc#roomconfig_moderatedroom", true),
                Field.text("muc#roomconfig_allowpm", "participants"));
        for (String other : List.of("owner", "admin", "member", "outcast")) {
            affiliation(other, other).accept(coven, "owner");
            affiliation(other, "other" + other).accept(coven, "owner");
        }
        for (String who : List.of("admin", "member", "moderator", "participant", "visitor")) {
            coven.enter(jid(who), who);
        }
        for (String who : List.of("owner", "admin", "member", "moderator", "participant", "visitor")) {
            coven.enter(jid("other" + who), "other" + who);
        }
        for (String role : List.of("moderator", "participant")) {
            coven.role(jid("owner"), role, role);
            coven.role(jid("owner"), "other" + role, role);
        }
        coven.say(jid("otherparticipant"), "Harpier cries");
        coven.taken();
        return coven;
    }

    private static BiConsumer<Coven, String> admin(Iq.Type type, String... attributes) {
        Element.Builder item = Element.build(Name.of(ADMIN_NS, "item"));
        for (int i = 0; i < attributes.length; i += 2) {
            item.attribute(attributes[i], attributes[i + 1]);
        }
        return (coven, actor) -> coven.ask(jid(actor), type, Element.of(Name.of(ADMIN_NS, "query"), item.build()));
    }

    private static BiConsumer<Coven, String> role(String nick, String role) {
        return admin(Iq.Type.SET, "nick", nick, "role", role);
    }

    private static BiConsumer<Coven, String> affiliation(String affiliation, String whom) {
        return admin(Iq.Type.SET, "jid", whom + "@shakespeare.lit", "affiliation", affiliation);
    }

    private static BiConsumer<Coven, String> message(Message.Type type, String nick, Element... children) {
        return (coven, actor) -> coven.send(
                Message.to(Jid.of(nick.isEmpty() ? Coven.ROOM : Coven.ROOM + '/' + nick), type, children).withId("q"), jid(actor));
    }

    private static BiConsumer<Coven, String> presence(Element... children) {
        return (coven, actor) -> coven.send(
                Presence.of(Presence.Type.AVAILABLE, children).withTo(Jid.of(Coven.ROOM + '/' + actor)), jid(actor));
    }

    private static BiConsumer<Coven, String> ask(Iq.Type type, Element payload) {
        return (coven, actor) -> coven.ask(jid(actor), type, payload);
    }

    /** All of them, by what stands in the table. */
    private static Map<String, BiConsumer<Coven, String>> actions() {
        Map<String, BiConsumer<Coven, String>> all = new LinkedHashMap<>();
        all.put("come in", presence(Element.of(Muc.JOIN)));
        all.put("say", message(Message.Type.GROUPCHAT, "", Element.text(Message.BODY, "b")));
        all.put("set the subject", message(Message.Type.GROUPCHAT, "", Element.text(Message.SUBJECT, "s")));
        all.put("whisper", message(Message.Type.CHAT, "otherowner", Element.text(Message.BODY, "b")));
        all.put("invite", message(Message.Type.NORMAL, "", Muc.user(
                Element.build(Name.of(Muc.USER_NS, "invite")).attribute("to", "hecate@shakespeare.lit").build())));
        all.put("rename", (coven, actor) -> coven.send(Presence.of(Presence.Type.AVAILABLE)
                .withTo(Jid.of(Coven.ROOM + "/new")), jid(actor)));
        all.put("ping an occupant", (coven, actor) -> coven.send(
                Iq.request(Iq.Type.GET, "q", Element.of(Name.of("urn:xmpp:ping", "ping")))
                        .withTo(Jid.of(Coven.ROOM + "/otherowner")), jid(actor)));
        for (String whom : List.of("visitor", "participant", "moderator", "member", "admin", "owner")) {
            all.put("kick " + whom, role("other" + whom, "none"));
        }
        all.put("give voice", role("othervisitor", "participant"));
        for (String whom : List.of("participant", "moderator", "member", "admin", "owner")) {
            all.put("silence " + whom, role("other" + whom, "visitor"));
        }
        all.put("make moderator", role("otherparticipant", "moderator"));
        for (String whom : List.of("moderator", "admin", "owner")) {
            all.put("unmake moderator " + whom, role("other" + whom, "participant"));
        }
        for (String whom : List.of("visitor", "member", "admin", "owner")) {
            all.put("ban " + whom, affiliation("outcast", "other" + whom));
        }
        all.put("forgive", affiliation("none", "otheroutcast"));
        all.put("make member", affiliation("member", "othervisitor"));
        all.put("make admin", affiliation("admin", "othermember"));
        all.put("make owner", affiliation("owner", "othermember"));
        for (String whom : List.of("member", "admin", "owner")) {
            all.put("unmake " + whom, affiliation("none", "other" + whom));
        }
        for (String list : List.of("outcast", "member", "admin", "owner")) {
            all.put("list " + list + "s", admin(Iq.Type.GET, "affiliation", list));
        }
        for (String list : List.of("visitor", "participant", "moderator")) {
            all.put("list " + list + "s", admin(Iq.Type.GET, "role", list));
        }
        Name owners = Name.of(OWNER_NS, "query");
        all.put("see the form", ask(Iq.Type.GET, Element.of(owners)));
        all.put("configure", ask(Iq.Type.SET, Element.of(owners, DataForm.of(
                DataForm.Type.SUBMIT, Field.text("muc#roomconfig_roomname", "Mine")).toElement())));
        all.put("destroy", ask(Iq.Type.SET, Element.of(owners, Element.of(Name.of(OWNER_NS, "destroy")))));
        all.put("retract what another said", PrivilegesTest::retract);
        all.put("moderate what another said", PrivilegesTest::moderate);
        all.put("register", ask(Iq.Type.GET, Element.of(Name.of("jabber:iq:register", "query"))));
        all.put("set the picture", ask(Iq.Type.SET, Element.of(Name.of("vcard-temp", "vCard"))));
        return all;
    }

    private static String idOfTheFirst(Coven coven) {
        coven.enter(jid("otherowner").replace("/a", "/b"), "otherowner");
        Name id = Name.of("urn:xmpp:sid:0", "stanza-id");
        String found = coven.taken().stream()
                .filter(stanza -> stanza instanceof Message message && message.body().equals("Harpier cries"))
                .flatMap(stanza -> stanza.child(id).stream())
                .map(element -> element.attribute("id", ""))
                .findFirst()
                .orElseThrow();
        coven.taken();
        return found;
    }

    private static void retract(Coven coven, String actor) {
        Element retract = Element.build(Name.of("urn:xmpp:message-retract:1", "retract"))
                .attribute("id", idOfTheFirst(coven))
                .build();
        message(Message.Type.GROUPCHAT, "", retract).accept(coven, actor);
    }

    private static void moderate(Coven coven, String actor) {
        Element moderate = Element.build(Name.of("urn:xmpp:message-moderate:1", "moderate"))
                .attribute("id", idOfTheFirst(coven))
                .add(Element.of(Name.of("urn:xmpp:message-retract:1", "retract")))
                .build();
        coven.ask(jid(actor), Iq.Type.SET, moderate);
    }

    /** What the actor is told: the condition of the error, or that nothing is wrong. */
    private static String outcome(Coven coven, String actor) {
        return coven.takenBy(jid(actor)).stream()
                .flatMap(stanza -> refusal(stanza).stream())
                .findFirst()
                .orElse(DONE);
    }

    private static Optional<String> refusal(Stanza stanza) {
        boolean outside = stanza instanceof Presence presence
                && presence.type() == Presence.Type.UNAVAILABLE
                && presence.child(Muc.X).filter(x -> x.elements().stream()
                        .anyMatch(child -> child.attribute("code", "").equals("333"))).isPresent();
        return outside
                ? Optional.of("not-in-room")
                : stanza.child(ERROR).flatMap(Element::first).map(condition -> condition.name().local());
    }

    /** What a refused action must leave as it was. */
    private static List<?> state(Coven coven) {
        Jid room = Jid.of(Coven.ROOM);
        return List.of(
                Set.copyOf(coven.service.affiliates(room).orElseThrow()),
                coven.service.form(room).orElseThrow().toElement(),
                coven.service.occupants(room).orElseThrow().stream()
                        .map(visitor -> visitor.nick() + ' ' + visitor.role())
                        .sorted()
                        .toList());
    }

    private static String line(String action, BiConsumer<Coven, String> act) {
        List<String> outcomes = new ArrayList<>();
        for (String actor : ACTORS) {
            Coven coven = room();
            List<?> before = state(coven);
            act.accept(coven, actor);
            String outcome = outcome(coven, actor);
            if (!outcome.equals(DONE)) {
                assertThat(state(coven)).as("%s: %s", actor, action).isEqualTo(before);
            }
            outcomes.add(String.format("%-15s", outcome));
        }
        return String.format("%-28s", action) + String.join("", outcomes).stripTrailing();
    }

    @Test
    void everybodyMayDoWhatTheTablesSayAndNothingElse() {
        List<String> lines = new ArrayList<>();
        actions().forEach((action, act) -> lines.add(line(action, act)));
        assertThat(lines).containsExactlyElementsOf(Arrays.asList(TABLE.split("\n")));
    }
}
