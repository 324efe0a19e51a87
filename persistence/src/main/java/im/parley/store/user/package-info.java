/** Accounts: that they exist, and their status. */
@NullMarked
package im.parley.store.user;

import org.jspecify.annotations.NullMarked;
