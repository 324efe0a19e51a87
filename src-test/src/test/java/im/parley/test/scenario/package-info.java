/** The language of scenarios and the engine that performs them; see {@code src-test/scenarios/README.md}. */
@NullMarked
package im.parley.test.scenario;

import org.jspecify.annotations.NullMarked;
