/** XEP-0115: Entity Capabilities. */
@NullMarked
package im.parley.feature.caps;

import org.jspecify.annotations.NullMarked;
