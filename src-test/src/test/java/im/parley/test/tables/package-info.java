/** Tables in the documentation equal what the code says. */
@NullMarked
package im.parley.test.tables;

import org.jspecify.annotations.NullMarked;
