/** XEP-0079: Advanced Message Processing. */
@NullMarked
package im.parley.feature.amp;

import org.jspecify.annotations.NullMarked;
