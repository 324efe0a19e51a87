/**
 * External components (XEP-0114, XEP-0225): programs that are connected to this server and answer for domains of their
 * own, and this server itself as such a program of another one.
 */
@NullMarked
package im.parley.server.component;

import org.jspecify.annotations.NullMarked;
