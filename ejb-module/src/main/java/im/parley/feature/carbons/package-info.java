/** XEP-0280: Message Carbons. */
@NullMarked
package im.parley.feature.carbons;

import org.jspecify.annotations.NullMarked;
