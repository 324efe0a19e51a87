/** Who may log in: credentials, tokens, certificates, and the protection against guessing. */
@NullMarked
package im.parley.server.login;

import org.jspecify.annotations.NullMarked;
