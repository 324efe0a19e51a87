/** Push notifications, judged without a server. */
@NullMarked
package im.parley.feature.push;

import org.jspecify.annotations.NullMarked;
