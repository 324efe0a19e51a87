/** Servers that are treated badly: by their clients, by their operators, by their machine. */
@NullMarked
package im.parley.test.hostile;

import org.jspecify.annotations.NullMarked;
