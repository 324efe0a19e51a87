/** XEP-0352: Client State Indication. */
@NullMarked
package im.parley.feature.csi;

import org.jspecify.annotations.NullMarked;
