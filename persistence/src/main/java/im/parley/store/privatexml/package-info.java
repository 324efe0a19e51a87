/** XML that clients keep for themselves. */
@NullMarked
package im.parley.store.privatexml;

import org.jspecify.annotations.NullMarked;
