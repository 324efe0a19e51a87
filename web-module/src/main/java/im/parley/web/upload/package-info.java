/** XEP-0363: takes files from users and gives them to whom they were sent to. */
@NullMarked
package im.parley.web.upload;

import org.jspecify.annotations.NullMarked;
