/** The interface {@code /api/v1}: one class for each kind of thing. */
@NullMarked
package im.parley.web.rest.v1;

import org.jspecify.annotations.NullMarked;
