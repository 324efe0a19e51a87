/** What the server counts and measures, its short memory of it, and the form in which monitoring systems want it. */
@NullMarked
package im.parley.server.stats;

import org.jspecify.annotations.NullMarked;
