/** XEP-0363: HTTP File Upload. */
@NullMarked
package im.parley.feature.upload;

import org.jspecify.annotations.NullMarked;
