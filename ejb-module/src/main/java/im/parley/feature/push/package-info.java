/** XEP-0357: Push Notifications. */
@NullMarked
package im.parley.feature.push;

import org.jspecify.annotations.NullMarked;
