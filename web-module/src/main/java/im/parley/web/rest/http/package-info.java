/** What all REST interfaces share: who asks, what he may, errors, JSON, limits. */
@NullMarked
package im.parley.web.rest.http;

import org.jspecify.annotations.NullMarked;
