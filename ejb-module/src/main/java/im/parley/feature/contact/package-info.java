/** XEP-0157: Contact Addresses for XMPP Services. */
@NullMarked
package im.parley.feature.contact;

import org.jspecify.annotations.NullMarked;
