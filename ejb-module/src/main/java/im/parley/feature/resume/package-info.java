/** XEP-0198: the offer of stream management. */
@NullMarked
package im.parley.feature.resume;

import org.jspecify.annotations.NullMarked;
