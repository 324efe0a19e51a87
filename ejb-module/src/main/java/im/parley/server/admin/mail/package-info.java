/** Letters to users: links that confirm an e-mail address, or that let somebody choose a new password. */
@NullMarked
package im.parley.server.admin.mail;

import org.jspecify.annotations.NullMarked;
