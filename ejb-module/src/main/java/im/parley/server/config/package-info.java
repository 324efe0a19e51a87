/**
 * The configuration: {@code etc/config.tdsl} bound to typed option records.
 *
 * <p>The language is in {@code tdsl}; here are the records with their defaults and bounds ({@code XxxOptions}), the
 * binder, and what the rest of the server reads: {@link im.parley.server.config.Configuration}.
 */
@NullMarked
package im.parley.server.config;

import org.jspecify.annotations.NullMarked;
