/** Files that users have put on the server: what is known of them, and their bytes. */
@NullMarked
package im.parley.store.upload;

import org.jspecify.annotations.NullMarked;
