/** Certificates: PEM files, self-signed ones where there are none, and which one a domain gets. */
@NullMarked
package im.parley.server.certs;

import org.jspecify.annotations.NullMarked;
