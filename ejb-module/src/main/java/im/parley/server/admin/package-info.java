/**
 * What administrators and users do with the server besides talking: the use cases behind the ad-hoc commands, the REST
 * interface and the console. Plain objects; whoever calls says by an {@link im.parley.server.admin.Actor} who wants it.
 */
@NullMarked
package im.parley.server.admin;

import org.jspecify.annotations.NullMarked;
