/** What happens in rooms, written into files. */
@NullMarked
package im.parley.feature.muc.log;

import org.jspecify.annotations.NullMarked;
