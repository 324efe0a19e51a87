/** Messages that wait for an account to come online (XEP-0160). */
@NullMarked
package im.parley.store.offline;

import org.jspecify.annotations.NullMarked;
