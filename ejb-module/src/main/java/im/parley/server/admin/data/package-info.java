/** What the server keeps for an account: its contacts, what it blocks, its archive, what waits for it. */
@NullMarked
package im.parley.server.admin.data;

import org.jspecify.annotations.NullMarked;
