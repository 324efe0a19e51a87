/** What single parts of the server cost, by JMH. */
@NullMarked
package im.parley.test.bench;

import org.jspecify.annotations.NullMarked;
