/** What a node is, and who is told what: the engine of XEP-0060, for services and for accounts alike. */
@NullMarked
package im.parley.feature.pubsub.node;

import org.jspecify.annotations.NullMarked;
