/** Contacts that come from elsewhere: shared groups. */
@NullMarked
package im.parley.feature.dynamicroster;

import org.jspecify.annotations.NullMarked;
