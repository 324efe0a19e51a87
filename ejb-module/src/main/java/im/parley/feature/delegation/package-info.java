/** External components that answer requests of some namespaces in place of the server. */
@NullMarked
package im.parley.feature.delegation;

import org.jspecify.annotations.NullMarked;
