/** Group commit: what many threads write at the same time goes into the database in one transaction. */
@NullMarked
package im.parley.store.batch;

import org.jspecify.annotations.NullMarked;
