/** The use cases of XEP-0060, one class for each, for services and for accounts alike. */
@NullMarked
package im.parley.feature.pubsub.request;

import org.jspecify.annotations.NullMarked;
