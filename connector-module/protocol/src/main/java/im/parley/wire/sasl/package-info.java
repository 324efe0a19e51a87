/** SASL mechanisms as pure exchanges, without I/O. */
@NullMarked
package im.parley.wire.sasl;

import org.jspecify.annotations.NullMarked;
