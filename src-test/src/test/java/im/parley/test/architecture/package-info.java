/** What the architecture allows, held by ArchUnit; each rule is shown to fail on a planted violation. */
@NullMarked
package im.parley.test.architecture;

import org.jspecify.annotations.NullMarked;
