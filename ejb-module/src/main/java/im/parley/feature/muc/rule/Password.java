package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** XEP-0045 section 7.2.5: into a password-protected room come those who know the password. */
final class Password implements Rule {
    private static final Field<Boolean> PROTECTED =
            Field.flag("muc#roomconfig_passwordprotectedroom", "Password Required to Enter?", false);
    private static final Field<String> SECRET = Field.secret("muc#roomconfig_roomsecret", "Password", 256);
    private static final StanzaError WRONG = Condition.NOT_AUTHORIZED.error();

    @Override
    public List<Field<?>> fields() {
        return List.of(PROTECTED, SECRET);
    }

    /** Section 10.1.3. */
    @Override
    public void check(Configuration wanted) {
        if (wanted.get(PROTECTED) && wanted.get(SECRET).isBlank()) {
            throw Configuration.unacceptable("a room that is protected by a password needs one");
        }
    }

    @Override
    public void admit(Room room, Entry entry) {
        boolean inside = room.occupants().of(entry.session()).isPresent();
        if (room.get(PROTECTED) && !inside && !matches(room.get(SECRET), entry.password().orElse(""))) {
            throw new Refusal(WRONG);
        }
    }

    private static boolean matches(String secret, String given) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** The password of a protected room, for invitations. */
    static Optional<String> of(Room room) {
        return room.get(PROTECTED) ? Optional.of(room.get(SECRET)) : Optional.empty();
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(room.get(PROTECTED), "muc_passwordprotected", "muc_unsecured");
    }
}
