/** A small XMPP client of the tests: it shares no parser and no SASL code with the server that it tests. */
@NullMarked
package im.parley.test.client;

import org.jspecify.annotations.NullMarked;
