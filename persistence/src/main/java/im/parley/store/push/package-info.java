/** The push services that accounts have enabled (XEP-0357). */
@NullMarked
package im.parley.store.push;

import org.jspecify.annotations.NullMarked;
