/** The use cases for rooms and nodes. */
@NullMarked
package im.parley.server.admin.group;

import org.jspecify.annotations.NullMarked;
