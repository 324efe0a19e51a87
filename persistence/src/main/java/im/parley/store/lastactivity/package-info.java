/** When users were last seen. */
@NullMarked
package im.parley.store.lastactivity;

import org.jspecify.annotations.NullMarked;
