/** The pages of the server in a real browser. */
@NullMarked
package im.parley.test.browser;

import org.jspecify.annotations.NullMarked;
