/** What Parley keeps: one package per aggregate, each a public interface with records; how it is kept is hidden. */
@NullMarked
package im.parley.store;

import org.jspecify.annotations.NullMarked;
