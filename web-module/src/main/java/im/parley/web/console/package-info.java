/** The pages of admin-ui as the browser gets them: deep links, caching, and what each page may do. */
@NullMarked
package im.parley.web.console;

import org.jspecify.annotations.NullMarked;
