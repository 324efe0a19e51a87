/**
 * Many clients over a network that delays, swallows and cuts, and a server that is killed: every message comes once, in
 * order, or lies in the archive.
 */
@NullMarked
package im.parley.test.soak;

import org.jspecify.annotations.NullMarked;
