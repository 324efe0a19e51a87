/** Components that may do for users what else only the server does. */
@NullMarked
package im.parley.feature.privilege;

import org.jspecify.annotations.NullMarked;
