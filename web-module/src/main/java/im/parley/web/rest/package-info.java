/** The description of the interface for programs. */
@NullMarked
package im.parley.web.rest;

import org.jspecify.annotations.NullMarked;
