/** Extensions of the log-in that the configuration can switch; what they do is a part of the streams. */
@NullMarked
package im.parley.feature.login;

import org.jspecify.annotations.NullMarked;
