/** What the stores share to rest in a relational database: transactions, keys, translation of failures. */
@NullMarked
package im.parley.store.jpa;

import org.jspecify.annotations.NullMarked;
