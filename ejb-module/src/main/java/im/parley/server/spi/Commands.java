package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import java.util.List;
import java.util.Optional;

/** Executes commands for those who come by another way than stanzas, each in one go. */
public interface Commands {
    /** The commands at an address that somebody may have executed. */
    List<NodeItem> list(Jid address, Caller caller);

    /**
     * Executes a command. Without a form, or with one that lacks what is required, the step that asks for it comes back.
     *
     * @throws im.parley.wire.stanza.Refusal as a client would get it
     */
    CommandStep execute(Jid address, String node, Optional<DataForm> form, Caller caller);
}
