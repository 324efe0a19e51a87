package im.parley.store.archive;

import im.parley.wire.addr.Jid;

/**
 * A message in the archive of an account.
 *
 * @param id its id; it tells the time, too
 * @param peer with whom
 * @param incoming whether it came in
 * @param xml the stanza
 */
public record ArchivedMessage(ArchiveId id, Jid peer, boolean incoming, String xml) {}
