@NullMarked
package im.parley.test.bench.load;

import org.jspecify.annotations.NullMarked;
