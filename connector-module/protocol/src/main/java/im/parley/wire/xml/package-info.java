/** The immutable element tree with its push reader and its writer. */
@NullMarked
package im.parley.wire.xml;

import org.jspecify.annotations.NullMarked;
