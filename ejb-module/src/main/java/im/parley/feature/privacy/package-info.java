/** XEP-0191: Blocking Command, XEP-0016: Privacy Lists, XEP-0377: Reports, over one engine. */
@NullMarked
package im.parley.feature.privacy;

import org.jspecify.annotations.NullMarked;
