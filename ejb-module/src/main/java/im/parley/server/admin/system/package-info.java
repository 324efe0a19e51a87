/** The server itself: what it is, what it can, its certificates, its configuration, its logs. */
@NullMarked
package im.parley.server.admin.system;

import org.jspecify.annotations.NullMarked;
