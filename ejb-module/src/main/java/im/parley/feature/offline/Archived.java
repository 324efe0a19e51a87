package im.parley.feature.offline;

import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Name;
import java.util.List;

/**
 * Offline messages that are in the archive of their account, too. A client with Bind 2 takes them from there (XEP-0386
 * section 3.2).
 */
final class Archived {
    private static final Name STANZA_ID = Name.of("urn:xmpp:sid:0", "stanza-id");

    private Archived() {}

    /**
     * "Clear the offline messages for this user, if any, without sending them (as they will be provided by MAM)".
     *
     * <p>DEVIATION: what the archive does not have, for example because the user wants none, goes on waiting.
     */
    static void clear(Jid account, OfflineStore store) {
        List<OfflineMessage> page = store.load(account, Handover.PAGE);
        while (!page.isEmpty()) {
            List<Long> archived = page.stream()
                    .filter(message -> isArchived(message, account))
                    .map(OfflineMessage::id)
                    .toList();
            if (!archived.isEmpty()) {
                store.remove(account, archived);
            }
            page = page.size() < Handover.PAGE
                    ? List.of()
                    : store.load(account, page.getLast().id(), Handover.PAGE);
        }
    }

    /** The archive has put its id into the message (XEP-0313 section 3.5); it lets through none that others made up. */
    private static boolean isArchived(OfflineMessage waiting, Jid account) {
        return StanzaText.read(waiting.xml())
                .map(stanza -> stanza.content().elements().stream()
                        .anyMatch(child -> child.is(STANZA_ID) && child.attribute("by", "").equals(account.toString())))
                .orElse(false);
    }
}
