/** How somebody shows over HTTP who he is: a password, an API key, a cookie, a bearer token. */
@NullMarked
package im.parley.server.admin.access;

import org.jspecify.annotations.NullMarked;
