/** What was done by those who administer the server. */
@NullMarked
package im.parley.store.audit;

import org.jspecify.annotations.NullMarked;
