/** Programs of others that take part in the tests. */
@NullMarked
package im.parley.test.program;

import org.jspecify.annotations.NullMarked;
