/** Domains that seem to be services of this server, while somebody else answers there. */
@NullMarked
package im.parley.feature.virtual;

import org.jspecify.annotations.NullMarked;
