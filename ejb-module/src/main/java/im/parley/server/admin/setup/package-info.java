/**
 * The first set-up of an installation from a browser: who may do it, what is asked, the configuration file that comes out
 * of it, the first administrator.
 */
@NullMarked
package im.parley.server.admin.setup;

import org.jspecify.annotations.NullMarked;
