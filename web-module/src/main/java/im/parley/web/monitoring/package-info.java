/** The figures and the health of the server, for machines that watch it. */
@NullMarked
package im.parley.web.monitoring;

import org.jspecify.annotations.NullMarked;
