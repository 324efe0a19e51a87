/** XEP-0030: Service Discovery. */
@NullMarked
package im.parley.feature.disco;

import org.jspecify.annotations.NullMarked;
