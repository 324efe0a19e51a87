@NullMarked
package im.parley.feature.monitor;

import org.jspecify.annotations.NullMarked;
