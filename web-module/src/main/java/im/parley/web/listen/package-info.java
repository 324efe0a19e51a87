/** The ports that Parley opens for web clients itself, with the certificates of its domains. */
@NullMarked
package im.parley.web.listen;

import org.jspecify.annotations.NullMarked;
