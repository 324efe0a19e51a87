/** Data forms, result sets and date-times: the small shared vocabularies of the XEPs. */
@NullMarked
package im.parley.wire.form;

import org.jspecify.annotations.NullMarked;
