/** XEP-0186: Invisible Command. */
@NullMarked
package im.parley.feature.invisible;

import org.jspecify.annotations.NullMarked;
