/** Reports of abuse, for the administrators. */
@NullMarked
package im.parley.store.report;

import org.jspecify.annotations.NullMarked;
