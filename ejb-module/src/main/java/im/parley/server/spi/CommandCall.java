package im.parley.server.spi;

import im.parley.wire.addr.Jid;

/**
 * Who has a command executed, and where.
 *
 * @param caller who
 * @param addressed where: an account, a served domain or that of a service
 * @param domain the served domain: that of the account, or the one that the service belongs to
 */
public record CommandCall(Caller caller, Jid addressed, String domain) {}
