/** XEP-0060: Publish-Subscribe, with XEP-0163: Personal Eventing Protocol over the same engine. */
@NullMarked
package im.parley.feature.pubsub;

import org.jspecify.annotations.NullMarked;
