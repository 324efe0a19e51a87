/** What comes in over HTTP: streams over WebSocket and BOSH, and where to find them. */
@NullMarked
package im.parley.web;

import org.jspecify.annotations.NullMarked;
