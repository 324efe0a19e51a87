package im.parley.web.bosh;

import im.parley.wire.port.Facts;

/**
 * Who a session is.
 *
 * @param sid its identifier
 * @param domain the domain that it is with
 * @param facts what is known of the client
 * @param forget takes it out of the table
 */
record Identity(String sid, String domain, Facts facts, Runnable forget) {}
