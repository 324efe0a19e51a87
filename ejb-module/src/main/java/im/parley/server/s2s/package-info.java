/**
 * Streams with other servers: {@link im.parley.server.s2s.Federation} is the whole of it, an outgoing lane per pair of domains
 * has what waits, a remote stream is one connection.
 */
@NullMarked
package im.parley.server.s2s;

import org.jspecify.annotations.NullMarked;
