/** XEP-0313: Message Archive Management. */
@NullMarked
package im.parley.feature.archive;

import org.jspecify.annotations.NullMarked;
