/** The first set-up over HTTP, for the page at {@code /setup}. */
@NullMarked
package im.parley.web.setup;

import org.jspecify.annotations.NullMarked;
