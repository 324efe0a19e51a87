/** The REST interfaces of the running server, from outside. */
@NullMarked
package im.parley.test.rest;

import org.jspecify.annotations.NullMarked;
