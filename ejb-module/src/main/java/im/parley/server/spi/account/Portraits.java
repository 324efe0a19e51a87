package im.parley.server.spi.account;

import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;

/** Who keeps the pictures of users. */
public interface Portraits {
    /** How many bytes a picture may have. */
    int mostBytes();

    /**
     * Shows a picture as that of an account, wherever clients look for it.
     *
     * @param type an image type
     * @return what has to be done then; empty when the account has no room for it
     */
    Optional<List<Effect>> show(Jid account, String type, byte[] image);
}
