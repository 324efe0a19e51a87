/** Tokens that clients log in with instead of a password. */
@NullMarked
package im.parley.store.token;

import org.jspecify.annotations.NullMarked;
