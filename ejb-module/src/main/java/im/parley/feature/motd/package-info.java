/** Messages of the day, and welcomes (XEP-0133 sections 4.24 to 4.28). */
@NullMarked
package im.parley.feature.motd;

import org.jspecify.annotations.NullMarked;
