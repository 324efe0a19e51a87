/** Nodes to which somebody publishes and others subscribe (XEP-0060), with their items. */
@NullMarked
package im.parley.store.pubsub;

import org.jspecify.annotations.NullMarked;
