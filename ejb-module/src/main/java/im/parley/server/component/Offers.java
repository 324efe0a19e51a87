package im.parley.server.component;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;

/** What this server offers to a component that speaks XEP-0225: {@code <stream:features/>}. */
final class Offers {
    /** The namespace of XEP-0225. */
    static final String NS = "urn:xmpp:component:0";

    static final Name BIND = Name.of(NS, "bind");
    static final Name UNBIND = Name.of(NS, "unbind");
    static final Name HOSTNAME = Name.of(NS, "hostname");
    static final Name STARTTLS = Name.of(Namespaces.TLS, "starttls");
    static final String SCRAM = "SCRAM-SHA-256";
    static final String SCRAM_PLUS = "SCRAM-SHA-256-PLUS";
    static final String PLAIN = "PLAIN";
    private static final Name FEATURES = Name.of(Namespaces.STREAMS, "features");
    private static final Name MECHANISMS = Name.of(Namespaces.SASL, "mechanisms");
    private static final Name MECHANISM = Name.of(Namespaces.SASL, "mechanism");

    private Offers() {}

    /** Before it has logged in. */
    static Element login(ComponentStream stream) {
        boolean secure = stream.connection().facts().secure();
        boolean required = stream.connection().facts().tlsRequired();
        Element.Builder features = Element.build(FEATURES);
        if (!secure) {
            features.add(required
                    ? Element.of(STARTTLS, Element.of(Name.of(Namespaces.TLS, "required")))
                    : Element.of(STARTTLS));
        }
        if (secure || !required) {
            Element.Builder mechanisms = Element.build(MECHANISMS);
            if (Login.bindsChannels(stream)) {
                mechanisms.add(MECHANISM, SCRAM_PLUS);
            }
            mechanisms.add(MECHANISM, SCRAM);
            if (secure) {
                mechanisms.add(MECHANISM, PLAIN);
            }
            features.add(mechanisms.build());
        }
        return features.build();
    }

    /** After that, XEP-0225 section 4. */
    static Element binding() {
        return Element.of(FEATURES, Element.of(BIND, Element.of(Name.of(NS, "required"))));
    }
}
