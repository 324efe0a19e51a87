/** The vCards of accounts and domains. */
@NullMarked
package im.parley.store.vcard;

import org.jspecify.annotations.NullMarked;
