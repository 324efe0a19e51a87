/** XEP-0086 and XEP-0091: for clients that know no newer forms. */
@NullMarked
package im.parley.feature.legacy;

import org.jspecify.annotations.NullMarked;
