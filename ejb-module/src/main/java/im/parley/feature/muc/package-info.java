/** XEP-0045: Multi-User Chat, as a service with a domain of its own. */
@NullMarked
package im.parley.feature.muc;

import org.jspecify.annotations.NullMarked;
