/** Parley in the process of a test: real streams, strands and features; stores in memory and a transport without sockets. */
@NullMarked
package im.parley.test.server;

import org.jspecify.annotations.NullMarked;
