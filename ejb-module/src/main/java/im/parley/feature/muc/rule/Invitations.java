package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Role;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Standing;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** XEP-0045 section 7.8.2: invitations through the room, and their declines. */
final class Invitations implements Rule {
    private static final Field<Boolean> MEMBERS_INVITE =
            Field.flag("muc#roomconfig_allowinvites", "Allow Members to Invite Others?", true);
    private static final Name INVITE = Name.of(Muc.USER_NS, "invite");
    private static final Name DECLINE = Name.of(Muc.USER_NS, "decline");
    private static final Name CONTINUE = Name.of(Muc.USER_NS, "continue");
    private static final Name DIRECT = Name.of("jabber:x:conference", "x");

    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final int MOST = 50;
    private static final int REMEMBERED = 1000;
    private static final StanzaError NOBODY = Condition.JID_MALFORMED.because("whom is this for?");
    private static final StanzaError TOO_MANY = Condition.POLICY_VIOLATION.because("too many invitations at once");
    /** Who invited whom: only an invited one may decline, and only to the inviter. */
    private static final Room.Key<Map<Jid, Jid>> INVITED = new Room.Key<>(LinkedHashMap::new);

    @Override
    public List<Field<?>> fields() {
        return List.of(MEMBERS_INVITE);
    }

    @Override
    public boolean receive(Room room, Jid sender, Message message) {
        Element x = message.child(Muc.X).orElse(null);
        if (x == null || !(x.has(INVITE) || x.has(DECLINE))) {
            return false;
        }
        if (x.has(DECLINE)) {
            decline(room, sender, message, x.first(DECLINE).orElseThrow());
        } else {
            invite(room, sender, message, x.elements(INVITE));
        }
        return true;
    }

    private static void invite(Room room, Jid sender, Message message, List<Element> invites) {
        Occupant inviter = room.occupants().of(sender).orElseThrow(() -> new Refusal(Muc.NOT_IN_ROOM));
        if (!mayInvite(room, inviter)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        if (invites.size() > MOST) {
            throw new Refusal(TOO_MANY);
        }
        List<Jid> invitees = invites.stream().map(Invitations::addressee).toList();
        for (int i = 0; i < invitees.size(); i++) {
            Jid invitee = invitees.get(i);
            admit(room, invitee);
            Element invite = Element.build(INVITE)
                    .attribute("from", sender.bare().toString())
                    .addAll(invites.get(i).elements().stream()
                            .filter(child -> child.is(Muc.REASON) || child.is(CONTINUE))
                            .toList())
                    .build();
            send(room, sender, invitee, message.id(), invite);
        }
    }

    /** Section 9.5: into a members-only room admins invite, and members if the room lets them. */
    private static boolean mayInvite(Room room, Occupant inviter) {
        Affiliation affiliation = room.affiliations().of(inviter.user());
        if (affiliation.isAtLeast(Affiliation.ADMIN) || inviter.role() == Role.MODERATOR) {
            return affiliation.isAtLeast(Affiliation.ADMIN) || !room.get(Standing.MEMBERS_ONLY) || room.get(MEMBERS_INVITE);
        }
        return room.get(MEMBERS_INVITE);
    }

    private static Jid addressee(Element invite) {
        try {
            return Jid.of(invite.attribute("to", ""));
        } catch (InvalidJid malformed) {
            throw new Refusal(NOBODY);
        }
    }

    /** Section 9.5: an invitation into a members-only room makes the invitee a member; into an open room it does not. */
    private static void admit(Room room, Jid invitee) {
        if (room.affiliations().of(invitee) == Affiliation.OUTCAST) {
            throw new Refusal(Muc.NOT_ALLOWED);
        }
        if (room.get(Standing.MEMBERS_ONLY) && room.affiliations().of(invitee) == Affiliation.NONE) {
            Standing.affiliate(room, Affiliate.of(invitee.bare(), Affiliation.MEMBER), Item.Cause.NONE);
        }
    }

    /** An invitation that the room sends because somebody became a member. */
    static void invite(Room room, Jid inviter, Jid invitee, String reason) {
        Element.Builder invite = Element.build(INVITE).attribute("from", inviter.toString());
        if (!reason.isEmpty()) {
            invite.add(Muc.REASON, reason);
        }
        send(room, inviter, invitee, "", invite.build());
    }

    private static void send(Room room, Jid inviter, Jid invitee, String id, Element invite) {
        Map<Jid, Jid> invited = room.get(INVITED);
        invited.remove(invitee.bare());
        invited.put(invitee.bare(), inviter);
        if (invited.size() > REMEMBERED) {
            invited.remove(invited.keySet().iterator().next());
        }
        Optional<String> password = Password.of(room);
        Element.Builder x = Element.build(Muc.X).add(invite);
        password.ifPresent(secret -> x.add(Muc.PASSWORD, secret));
        // What clients understood before there were mediated invitations, and still do.
        Element direct = Element.build(DIRECT)
                .attribute("jid", room.jid().toString())
                .attribute("password", password)
                .attribute("reason", invite.first(Muc.REASON).map(Element::text))
                .build();
        room.send(new Message(
                new Header(room.jid(), invitee, id, ""), Message.Type.NORMAL, Content.of(x.build(), direct)));
    }

    /** Section 7.8.2: who has invited nobody hears of it. */
    @Override
    public void bounced(Room room, Jid invitee, Message message) {
        boolean invitation = message.child(Muc.X).filter(x -> x.has(INVITE)).isPresent();
        Optional<Element> error = message.child(ERROR);
        if (!invitation || error.isEmpty()) {
            return;
        }
        Jid inviter = room.get(INVITED).remove(invitee.bare());
        if (inviter != null) {
            Element why = error.get().has(Condition.SERVICE_UNAVAILABLE.elementName())
                    ? Muc.NOT_FOUND.toElement(Optional.of(room.jid()))
                    : error.get();
            Element told = Element.build(INVITE).attribute("to", invitee.bare().toString()).build();
            room.send(new Message(
                    new Header(room.jid(), inviter, message.id(), ""),
                    Message.Type.ERROR,
                    Content.of(Muc.user(told), why)));
        }
    }

    private static void decline(Room room, Jid sender, Message message, Element decline) {
        Jid inviter = room.get(INVITED).remove(sender.bare());
        if (inviter == null) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        Element told = Element.build(DECLINE)
                .attribute("from", sender.bare().toString())
                .addAll(decline.elements(Muc.REASON))
                .build();
        room.send(new Message(
                new Header(room.jid(), inviter, message.id(), ""), Message.Type.NORMAL, Content.of(Muc.user(told))));
    }
}
