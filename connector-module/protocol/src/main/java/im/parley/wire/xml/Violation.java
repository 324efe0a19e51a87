package im.parley.wire.xml;

/** How bytes can break the rules of a stream before anyone looks at what they mean. */
public enum Violation {
    /** Comments, processing instructions, a DTD, entities other than the five (RFC 6120 section 11.1). */
    RESTRICTED,
    /** Not well-formed by XML 1.0 or Namespaces in XML (RFC 6120 section 11.3). */
    NOT_WELL_FORMED,
    /** Not UTF-8 (RFC 6120 section 11.6). */
    ENCODING,
    /** Text between first-level elements. */
    STRAY_TEXT,
    /** Above one of the {@link Limits}. */
    LIMIT
}
