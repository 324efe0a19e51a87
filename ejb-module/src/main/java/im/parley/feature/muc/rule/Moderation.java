package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Role;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** XEP-0425: Moderated Message Retraction. A moderator takes back what somebody else said. */
final class Moderation implements Rule {
    private static final String NS = "urn:xmpp:message-moderate:1";
    private static final Name MODERATE = Name.of(NS, "moderate");
    private static final Name MODERATED = Name.of(NS, "moderated");
    private static final Name GIVEN_REASON = Name.of(NS, "reason");
    private static final Name REASON = Name.of(Retraction.NS, "reason");
    private static final int LONGEST = 1000;
    private static final StanzaError ONLY_RETRACTION =
            Condition.FEATURE_NOT_IMPLEMENTED.because("messages can be retracted, nothing else");
    private static final StanzaError NOT_A_MODERATOR =
            Condition.FORBIDDEN.because("Only moderators are allowed to moderate other participants' messages");

    private final RoomArchive archive;

    Moderation(RoomArchive archive) {
        this.archive = archive;
    }

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(Request.set(MODERATE), this::moderate);
    }

    private Optional<Element> moderate(Room room, Jid sender, Element request) {
        Occupant moderator = room.occupants()
                .of(sender)
                .filter(occupant -> occupant.role() == Role.MODERATOR)
                .orElseThrow(() -> new Refusal(NOT_A_MODERATOR));
        if (!request.has(Retraction.RETRACT)) {
            throw new Refusal(ONLY_RETRACTION);
        }
        String id = request.attribute("id", "");
        Chronicle.Said said = archive.find(room, id).orElseThrow(() -> new Refusal(Muc.NOT_FOUND));
        Optional<Element> reason = reason(request);
        Element moderated = Element.build(MODERATED)
                .attribute("by", moderator.address().toString())
                .add(OccupantIds.of(room, moderator))
                .build();
        Element mark = Retraction.mark(room.now()).add(moderated).add(reason).build();
        archive.bury(room, said, mark);
        announce(room, Element.build(Retraction.RETRACT)
                .attribute("id", id)
                .add(moderated)
                .add(reason)
                .build());
        return Optional.empty();
    }

    private static Optional<Element> reason(Element request) {
        return request.first(GIVEN_REASON)
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .map(text -> Element.text(REASON, text.substring(0, Math.min(text.length(), LONGEST))));
    }

    private void announce(Room room, Element retract) {
        Message message = archive.announced(
                room,
                new Message(
                        new Header(room.jid(), room.jid(), UUID.randomUUID().toString(), ""),
                        Message.Type.GROUPCHAT,
                        Content.of(retract)));
        room.send(message, room.occupants().recipients());
        History.keep(room, message);
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(NS);
    }
}
