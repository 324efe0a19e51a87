/** External components that the administrators have set up. */
@NullMarked
package im.parley.store.component;

import org.jspecify.annotations.NullMarked;
