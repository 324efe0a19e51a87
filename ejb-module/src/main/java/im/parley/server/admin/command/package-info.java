/** The use cases of administration as ad-hoc commands: XEP-0133, and what Tigase has besides. */
@NullMarked
package im.parley.server.admin.command;

import org.jspecify.annotations.NullMarked;
