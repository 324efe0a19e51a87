/** XEP-0485: PubSub Server Information. */
@NullMarked
package im.parley.feature.serverinfo;

import org.jspecify.annotations.NullMarked;
