/** XEP-0202: Entity Time. */
@NullMarked
package im.parley.feature.time;

import org.jspecify.annotations.NullMarked;
