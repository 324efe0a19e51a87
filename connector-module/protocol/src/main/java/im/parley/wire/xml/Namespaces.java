package im.parley.wire.xml;

/** The namespaces of RFC 6120 that several layers need. Those of one feature stand in that feature. */
public final class Namespaces {
    /** The content namespace of client streams; stanzas are kept in it whatever stream they came from. */
    public static final String CLIENT = "jabber:client";
    /** The content namespace of server-to-server streams. */
    public static final String SERVER = "jabber:server";
    /** Server dialback, XEP-0220. */
    public static final String DIALBACK = "jabber:server:dialback";
    /** The content namespace of component streams, XEP-0114. */
    public static final String COMPONENT = "jabber:component:accept";
    /** The namespace of {@code <stream:stream/>}, {@code <stream:features/>} and {@code <stream:error/>}. */
    public static final String STREAMS = "http://etherx.jabber.org/streams";
    /** {@code <open/>} and {@code <close/>} of framed streams, RFC 7395 section 3.3.2. */
    public static final String FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";
    /** Conditions of stream errors, RFC 6120 section 4.9.2. */
    public static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
    /** Conditions of stanza errors, RFC 6120 section 8.3.2. */
    public static final String STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    /** STARTTLS, RFC 6120 section 5. */
    public static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    /** SASL, RFC 6120 section 6. */
    public static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    /** Extensible SASL, XEP-0388. */
    public static final String SASL2 = "urn:xmpp:sasl:2";
    /** Resource binding, RFC 6120 section 7. */
    public static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    /** Stream management, XEP-0198. */
    public static final String SM = "urn:xmpp:sm:3";
    /** The namespace of {@code xml:lang}. */
    public static final String XML = "http://www.w3.org/XML/1998/namespace";
    /** {@code xml:lang} as {@link Element} names it. */
    public static final String XML_LANG = "{" + XML + "}lang";

    /** XMPP Ping (XEP-0199). */
    public static final String PING = "urn:xmpp:ping";

    private Namespaces() {}
}
