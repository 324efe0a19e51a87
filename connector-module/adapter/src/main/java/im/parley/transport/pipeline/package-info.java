/** One connection: bytes in, first-level items out, and back. {@link im.parley.transport.pipeline.XmppPipeline} has the order. */
@NullMarked
package im.parley.transport.pipeline;

import org.jspecify.annotations.NullMarked;
