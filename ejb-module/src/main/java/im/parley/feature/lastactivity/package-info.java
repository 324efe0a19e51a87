/** XEP-0012: Last Activity. */
@NullMarked
package im.parley.feature.lastactivity;

import org.jspecify.annotations.NullMarked;
