package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Configuring;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** XEP-0486: MUC Avatars. The vCard of a room, which owners set and all may see who may know the room. */
final class Avatar implements Rule {
    private static final String NS = "vcard-temp";
    private static final Name VCARD = Name.of(NS, "vCard");
    private static final Name PHOTO = Name.of(NS, "PHOTO");
    private static final Name BINARY = Name.of(NS, "BINVAL");
    private static final String KEPT = "vcard";
    private static final int LONGEST = 200_000;
    private static final StanzaError TOO_LARGE = Condition.POLICY_VIOLATION.because("the vCard is too large");
    private static final StanzaError OWNERS_ONLY =
            Condition.FORBIDDEN.because("Only owners are allowed to set avatars.");
    private static final Room.Key<Optional<List<String>>> HASHES = new Room.Key<>(Optional::empty);

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(Request.get(VCARD), Avatar::show, Request.set(VCARD), Avatar::set);
    }

    private static Optional<Element> show(Room room, Jid sender, Element request) {
        if (room.affiliations().of(sender) == Affiliation.OUTCAST) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        return Optional.of(vcard(room).orElseGet(() -> Element.of(VCARD)));
    }

    private static Optional<Element> vcard(Room room) {
        return room.kept(KEPT).flatMap(StanzaText::read).flatMap(stanza -> stanza.child(VCARD));
    }

    private static Optional<Element> set(Room room, Jid sender, Element vcard) {
        if (room.affiliations().of(sender) != Affiliation.OWNER) {
            throw new Refusal(OWNERS_ONLY);
        }
        String text = StanzaText.write(new Message(Header.EMPTY, Message.Type.NORMAL, Content.of(vcard)));
        if (text.length() > LONGEST) {
            throw new Refusal(TOO_LARGE);
        }
        room.keep(KEPT, vcard.isEmpty() ? Optional.empty() : Optional.of(text));
        room.put(HASHES, Optional.empty());
        Configuring.changed(room);
        return Optional.empty();
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(NS);
        List<String> hashes = room.get(HASHES).orElseGet(() -> {
            List<String> made = vcard(room).map(Avatar::hashes).orElse(List.of());
            room.put(HASHES, Optional.of(made));
            return made;
        });
        if (!hashes.isEmpty()) {
            profile.field(Field.of("muc#roominfo_avatarhash", Field.Kind.TEXT_MULTI, hashes.toArray(String[]::new))
                    .labelled("Avatar hash"));
        }
    }

    /** Section 5.1: of each picture. */
    private static List<String> hashes(Element vcard) {
        return vcard.elements(PHOTO).stream()
                .map(photo -> photo.textOf(BINARY))
                .flatMap(text -> hash(text).stream())
                .toList();
    }

    private static Optional<String> hash(String base64) {
        try {
            byte[] picture = Base64.getMimeDecoder().decode(base64);
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(picture);
            return picture.length == 0 ? Optional.empty() : Optional.of(HexFormat.of().formatHex(hash));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
