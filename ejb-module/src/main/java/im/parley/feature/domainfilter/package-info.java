/** With which domains the users of a domain may talk. */
@NullMarked
package im.parley.feature.domainfilter;

import org.jspecify.annotations.NullMarked;
