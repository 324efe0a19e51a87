package im.parley.feature.offline;

import im.parley.store.offline.OfflineMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaText;
import java.time.Instant;
import java.util.Optional;

/** A message that waits, as its account gets it. */
final class Waiting {
    private static final System.Logger LOG = System.getLogger(Waiting.class.getName());

    private Waiting() {}

    /** The message with the time since which it waits; nothing when it has expired. */
    static Optional<Message> read(OfflineMessage waiting, Jid account, Instant now) {
        if (waiting.expires().filter(end -> !end.isAfter(now)).isPresent()) {
            return Optional.empty();
        }
        Optional<Stanza> stanza = StanzaText.read(waiting.xml());
        if (stanza.isPresent() && stanza.get() instanceof Message message) {
            return Optional.of(message.with(message.content()
                    .plus(Delay.of(account.domainJid(), waiting.received(), "Offline Storage"))));
        }
        LOG.log(System.Logger.Level.ERROR, "Offline message {0} of {1} is no message", waiting.id(), account);
        return Optional.empty();
    }
}
