package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Standing;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * XEP-0045 sections 7.10 and 9.9: a user registers with a room, becomes a member, and has a nickname reserved. Where
 * membership opens the door or gives voice, an admin approves.
 */
final class Registration implements Rule {
    private static final Field<Boolean> OPEN =
            Field.flag("parley#roomconfig_registration", "Allow Users to Register with the Room?", true);
    private static final String NS = "jabber:iq:register";
    private static final Name QUERY = Name.of(NS, "query");
    private static final Name REGISTERED = Name.of(NS, "registered");
    private static final Name USERNAME = Name.of(NS, "username");
    private static final Name INSTRUCTIONS = Name.of(NS, "instructions");
    private static final Name REMOVE = Name.of(NS, "remove");
    private static final String FORM_TYPE = Muc.NS + "#register";
    private static final String NICK = "muc#register_roomnick";
    private static final String ALLOW = "muc#register_allow";
    private static final String WHO = "parley#register_jid";

    private static final int REMEMBERED = 200;
    private static final StanzaError NO_FORM = Condition.BAD_REQUEST.because("a form with a nickname is needed");
    private static final StanzaError TOO_MANY = Condition.RESOURCE_CONSTRAINT.because("too many requests wait");
    /** What waits for whom. */
    private static final Room.Key<Map<Jid, Wish>> WAITING = new Room.Key<>(LinkedHashMap::new);

    /**
     * What somebody wants who waits for an admin.
     *
     * @param nick the nickname
     * @param offline whether to hear of what is said while away, if that was said
     */
    private record Wish(String nick, Optional<Boolean> offline) {}

    @Override
    public List<Field<?>> fields() {
        return List.of(OPEN);
    }

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(Request.get(QUERY), Registration::form, Request.set(QUERY), Registration::register);
    }

    private static Optional<Element> form(Room room, Jid sender, Element query) {
        Optional<Affiliate> known = room.affiliations().find(sender);
        if (known.filter(one -> one.affiliation().isAtLeast(Affiliation.MEMBER)).isPresent()) {
            Element.Builder answer = Element.build(QUERY).add(Element.of(REGISTERED));
            String nick = known.map(Affiliate::nick).orElse("");
            if (!nick.isEmpty()) {
                answer.add(USERNAME, nick);
            }
            return Optional.of(answer.add(form(nick, Absentees.includes(room, sender)).toElement()).build());
        }
        mayRegister(room, sender);
        return Optional.of(Element.build(QUERY)
                .add(INSTRUCTIONS, "Choose the nickname that is to be yours in this room.")
                .add(form("", false).toElement())
                .build());
    }

    private static DataForm form(String nick, boolean offline) {
        im.parley.wire.form.Field wanted = nick.isEmpty()
                ? im.parley.wire.form.Field.of(NICK, im.parley.wire.form.Field.Kind.TEXT_SINGLE)
                : im.parley.wire.form.Field.text(NICK, nick);
        return DataForm.of(
                        DataForm.Type.FORM,
                        DataForm.formType(FORM_TYPE),
                        wanted.labelled("Desired Nickname").required(),
                        im.parley.wire.form.Field.flag(Absentees.FIELD, offline)
                                .labelled("Notify my devices of new messages while I am not in the room?"))
                .titled("Registration", "Please provide the following information to register with this room.");
    }

    private static void mayRegister(Room room, Jid sender) {
        if (!room.get(OPEN) || room.affiliations().of(sender) == Affiliation.OUTCAST) {
            throw new Refusal(Muc.NOT_ALLOWED);
        }
    }

    private static Optional<Element> register(Room room, Jid sender, Element query) {
        Affiliation affiliation = room.affiliations().of(sender);
        if (query.has(REMOVE)) {
            leave(room, sender, affiliation);
            return Optional.empty();
        }
        mayRegister(room, sender);
        String nick = DataForm.in(query)
                .filter(form -> form.type() == DataForm.Type.SUBMIT)
                .filter(form -> form.formType().filter(FORM_TYPE::equals).isPresent())
                .flatMap(form -> form.value(NICK))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Refusal(NO_FORM));
        mustBeFree(room, sender, nick);
        Optional<Boolean> offline = DataForm.in(query).flatMap(form -> form.flag(Absentees.FIELD));
        if (affiliation.isAtLeast(Affiliation.MEMBER)) {
            become(room, sender.bare(), affiliation, nick);
        } else if (needsApproval(room)) {
            ask(room, sender.bare(), new Wish(nick, offline));
            return Optional.empty();
        } else {
            become(room, sender.bare(), Affiliation.MEMBER, nick);
        }
        offline.ifPresent(wanted -> Absentees.register(room, sender, wanted));
        return Optional.empty();
    }

    private static boolean needsApproval(Room room) {
        return room.get(Standing.MEMBERS_ONLY) || room.get(Standing.MODERATED);
    }

    private static void mustBeFree(Room room, Jid sender, String nick) {
        String key = Nicknames.key(nick);
        boolean reserved = Nicknames.reservedFor(room, key).filter(user -> !user.equals(sender.bare())).isPresent();
        boolean inUse = room.occupants().all().stream()
                .filter(occupant -> !occupant.user().equals(sender.bare()))
                .map(Occupant::nick)
                .anyMatch(other -> Nicknames.key(other).equals(key));
        if (reserved || inUse) {
            throw new Refusal(Muc.CONFLICT);
        }
    }

    private static void become(Room room, Jid user, Affiliation affiliation, String nick) {
        Standing.affiliate(room, new Affiliate(user, affiliation, nick, ""), Item.Cause.NONE);
    }

    private static void leave(Room room, Jid sender, Affiliation affiliation) {
        if (room.affiliations().isOnlyOwner(sender)) {
            throw new Refusal(Muc.CONFLICT);
        }
        if (affiliation.isAtLeast(Affiliation.MEMBER)) {
            Standing.affiliate(room, Affiliate.of(sender.bare(), Affiliation.NONE), Item.Cause.NONE);
        }
        Absentees.register(room, sender, false);
    }

    /** Section 9.9: admins and owners who are there are asked, else all. */
    private static void ask(Room room, Jid user, Wish wish) {
        String nick = wish.nick;
        Map<Jid, Wish> waiting = room.get(WAITING);
        if (waiting.size() >= REMEMBERED && !waiting.containsKey(user)) {
            throw new Refusal(TOO_MANY);
        }
        Wish before = waiting.put(user, wish);
        if (before != null && nick.equals(before.nick)) {
            return; // asked already
        }
        DataForm form = DataForm.of(
                        DataForm.Type.FORM,
                        DataForm.formType(FORM_TYPE),
                        im.parley.wire.form.Field.of(
                                        WHO, im.parley.wire.form.Field.Kind.JID_SINGLE, user.toString())
                                .labelled("User ID"),
                        im.parley.wire.form.Field.text(NICK, nick).labelled("Desired Nickname"),
                        im.parley.wire.form.Field.flag(ALLOW, false)
                                .labelled("Allow this person to register with the room?"))
                .titled("Registration request", "To approve this registration request, select the checkbox.");
        Message message = Message.to(room.jid(), Message.Type.NORMAL, form.toElement()).withFrom(room.jid());
        List<Jid> present = room.occupants()
                .recipients(occupant -> room.affiliations().of(occupant.user()).isAtLeast(Affiliation.ADMIN));
        room.later(() -> room.send(message, present.isEmpty() ? admins(room) : present));
    }

    private static List<Jid> admins(Room room) {
        return room.affiliations().all().stream()
                .filter(affiliate -> affiliate.affiliation().isAtLeast(Affiliation.ADMIN))
                .map(Affiliate::user)
                .toList();
    }

    @Override
    public boolean receive(Room room, Jid sender, Message message) {
        Optional<DataForm> form = message.child(DataForm.NAME)
                .map(DataForm::from)
                .filter(some -> some.type() == DataForm.Type.SUBMIT)
                .filter(some -> some.formType().filter(FORM_TYPE::equals).isPresent());
        form.ifPresent(decision -> decide(room, sender, decision));
        return form.isPresent();
    }

    private static void decide(Room room, Jid sender, DataForm decision) {
        if (!room.affiliations().of(sender).isAtLeast(Affiliation.ADMIN)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        List<Jid> users = decision.addresses(WHO);
        Optional<Jid> user = users.isEmpty() ? waitingFor(room, decision.value(NICK).orElse("")) : users.stream().findFirst();
        Jid applicant = user.orElseThrow(() -> new Refusal(Muc.NOT_FOUND));
        Wish wish = room.get(WAITING).remove(applicant);
        if (wish == null) {
            throw new Refusal(Muc.NOT_FOUND);
        }
        if (decision.flag(ALLOW).orElse(false)) {
            become(room, applicant, Affiliation.MEMBER, wish.nick);
            wish.offline.ifPresent(wanted -> Absentees.register(room, applicant, wanted));
        }
    }

    private static Optional<Jid> waitingFor(Room room, String nick) {
        return room.get(WAITING).entrySet().stream()
                .filter(entry -> entry.getValue().nick.equals(nick))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public void describe(Room room, Profile profile) {
        if (room.get(OPEN)) {
            profile.feature(NS);
            profile.feature(FORM_TYPE);
        }
    }
}
