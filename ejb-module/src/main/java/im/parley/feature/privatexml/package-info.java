/** XEP-0049: Private XML Storage. */
@NullMarked
package im.parley.feature.privatexml;

import org.jspecify.annotations.NullMarked;
