/** What the services for groups, rooms and nodes, offer to the administration. */
@NullMarked
package im.parley.server.spi.group;

import org.jspecify.annotations.NullMarked;
