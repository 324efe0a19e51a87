package im.parley.web.rest.tigase;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In JSON the fields of the document may stand in the body itself, without a name around them; in XML any name does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Flat {
    /** The name of the document, which may be left out. */
    String value();
}
