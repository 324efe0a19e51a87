/** What administrators and users change at run time. */
@NullMarked
package im.parley.store.setting;

import org.jspecify.annotations.NullMarked;
