/** The keys that accounts log in with; never their passwords. */
@NullMarked
package im.parley.store.credential;

import org.jspecify.annotations.NullMarked;
