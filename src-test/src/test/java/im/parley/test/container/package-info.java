/** Tests of the EAR in WildFly: one server for the whole run, asked from inside and from outside. */
@NullMarked
package im.parley.test.container;

import org.jspecify.annotations.NullMarked;
