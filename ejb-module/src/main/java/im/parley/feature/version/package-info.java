/** XEP-0092: Software Version. */
@NullMarked
package im.parley.feature.version;

import org.jspecify.annotations.NullMarked;
