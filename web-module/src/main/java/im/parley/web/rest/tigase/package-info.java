/** The interface {@code /rest}, with the paths and shapes that programs for Tigase know. */
@NullMarked
package im.parley.web.rest.tigase;

import org.jspecify.annotations.NullMarked;
