/** Ways into the web interfaces besides a password: API keys, and what a browser or a script has logged in with. */
@NullMarked
package im.parley.store.access;

import org.jspecify.annotations.NullMarked;
