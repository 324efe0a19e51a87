/** XEP-0163: Personal Eventing Protocol. Accounts as services with nodes of their own: a policy over the engine. */
@NullMarked
package im.parley.feature.pubsub.pep;

import org.jspecify.annotations.NullMarked;
