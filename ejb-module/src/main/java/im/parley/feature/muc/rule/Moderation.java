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
    private static final StanzaError UNKNOWN = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError NOT_A_MODERATOR =
            Condition.FORBIDDEN.because("Only moderators are allowed to moderate other participants' messages");

    private final RoomArchive archive;

    Moderation(RoomArchive archive) {
        this.archive = archive;
    }

    /**
     * What a moderator asks for.
     *
     * @param id the message
     * @param retracts whether it is to be retracted; nothing else can be asked for
     * @param reason why, or empty
     */
    record Wish(String id, boolean retracts, String reason) {
        Wish {
            String stripped = reason.strip();
            reason = stripped.substring(0, Math.min(stripped.length(), LONGEST));
        }
    }

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(
                Request.set(MODERATE), (room, sender, request) -> moderate(room, sender, new Wish(
                        request.attribute("id", ""), request.has(Retraction.RETRACT), request.textOf(GIVEN_REASON))),
                Request.set(EarlierModeration.APPLY_TO), (room, sender, request) -> moderate(
                        room,
                        sender,
                        EarlierModeration.wish(request).orElseThrow(() -> new Refusal(UNKNOWN))));
    }

    private Optional<Element> moderate(Room room, Jid sender, Wish wish) {
        Occupant moderator = room.occupants()
                .of(sender)
                .filter(occupant -> occupant.role() == Role.MODERATOR)
                .orElseThrow(() -> new Refusal(NOT_A_MODERATOR));
        if (!wish.retracts) {
            throw new Refusal(ONLY_RETRACTION);
        }
        Chronicle.Said said = archive.find(room, wish.id).orElseThrow(() -> new Refusal(Muc.NOT_FOUND));
        Optional<Element> reason =
                wish.reason.isEmpty() ? Optional.empty() : Optional.of(Element.text(REASON, wish.reason));
        Element moderated = Element.build(MODERATED)
                .attribute("by", moderator.address().toString())
                .add(OccupantIds.of(room, moderator))
                .build();
        Element mark = Retraction.mark(room.now()).add(moderated).add(reason).build();
        archive.bury(room, said, mark);
        announce(
                room,
                Element.build(Retraction.RETRACT)
                        .attribute("id", wish.id)
                        .add(moderated)
                        .add(reason)
                        .build(),
                EarlierModeration.announced(wish.id, moderator.address(), wish.reason));
        return Optional.empty();
    }

    private void announce(Room room, Element... retract) {
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
        profile.feature(EarlierModeration.NS);
    }
}
