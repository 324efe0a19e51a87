/** XEP-0077: In-Band Registration. */
@NullMarked
package im.parley.feature.register;

import org.jspecify.annotations.NullMarked;
