/**
 * XMPP over BOSH, XEP-0124 and XEP-0206. {@link im.parley.web.bosh.Session} is the state of one session and knows nothing
 * of HTTP; {@link im.parley.web.bosh.BoshHandler} brings it requests and takes its answers.
 */
@NullMarked
package im.parley.web.bosh;

import org.jspecify.annotations.NullMarked;
