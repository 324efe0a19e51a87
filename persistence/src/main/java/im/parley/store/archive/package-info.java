/** The archives of accounts (XEP-0313): a message is stored once, however many archives list it. */
@NullMarked
package im.parley.store.archive;

import org.jspecify.annotations.NullMarked;
