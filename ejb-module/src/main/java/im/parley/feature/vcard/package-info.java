/** XEP-0054, XEP-0292 and XEP-0153: vCards in both formats, and the hash of the photo in presence. */
@NullMarked
package im.parley.feature.vcard;

import org.jspecify.annotations.NullMarked;
