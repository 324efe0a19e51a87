/** Brings the database to the schema that the stores of this version need. */
@NullMarked
package im.parley.store.migration;

import org.jspecify.annotations.NullMarked;
