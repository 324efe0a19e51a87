/** What the pages for everybody ask the server before anybody logs in. */
@NullMarked
package im.parley.web.welcome;

import org.jspecify.annotations.NullMarked;
