/** XEP-0160: offline messages. */
@NullMarked
package im.parley.feature.offline;

import org.jspecify.annotations.NullMarked;
