/** Parley in the process of a test: streams, strands and features are real, stores and sockets are not. */
@NullMarked
package im.parley.test.server;

import org.jspecify.annotations.NullMarked;
