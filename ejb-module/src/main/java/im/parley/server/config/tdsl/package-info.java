/** The language of {@code config.tdsl} (administration guide, section 2.6.1): text in, evaluated blocks out. */
@NullMarked
package im.parley.server.config.tdsl;

import org.jspecify.annotations.NullMarked;
