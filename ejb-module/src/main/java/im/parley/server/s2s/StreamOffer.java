package im.parley.server.s2s;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;

/** What this server offers to one that has connected: {@code <stream:features/>}. */
final class StreamOffer {
    static final Name FEATURES = Name.of(Namespaces.STREAMS, "features");
    static final Name STARTTLS = Name.of(Namespaces.TLS, "starttls");
    static final Name MECHANISMS = Name.of(Namespaces.SASL, "mechanisms");
    static final Name MECHANISM = Name.of(Namespaces.SASL, "mechanism");
    static final Name SM = Name.of(Namespaces.SM, "sm");
    static final Name BIDI = Name.of("urn:xmpp:bidi", "bidi");
    static final Name BIDI_FEATURE = Name.of("urn:xmpp:features:bidi", "bidi");
    static final String EXTERNAL = "EXTERNAL";

    private static final String LIMITS_NS = "urn:xmpp:stream-limits:0";
    static final Name LIMITS = Name.of(LIMITS_NS, "limits");
    static final Name MAX_BYTES = Name.of(LIMITS_NS, "max-bytes");
    private static final Name IDLE_SECONDS = Name.of(LIMITS_NS, "idle-seconds");

    private StreamOffer() {}

    static Element element(RemoteStream stream, boolean authenticated) {
        Element.Builder features = Element.build(FEATURES);
        boolean secure = stream.connection().facts().secure();
        Policy policy = stream.federation().policy();
        boolean mustSecure = !secure && policy.tlsRequired(stream.remote());
        if (!secure) {
            Element starttls = Element.of(STARTTLS);
            features.add(mustSecure ? Element.of(STARTTLS, Element.of(Name.of(Namespaces.TLS, "required"))) : starttls);
        }
        if (!mustSecure) {
            if (!authenticated && External.proves(stream, stream.remote())) {
                features.add(Element.of(MECHANISMS, Element.text(MECHANISM, EXTERNAL)));
            }
            if (policy.dialback()) {
                features.add(Dialback.offer());
            }
            features.add(Element.of(SM));
        }
        // XEP-0288 section 2.1: before and after TLS, though it is to be switched on after TLS.
        return features.add(Element.of(BIDI_FEATURE)).add(limits(stream, authenticated)).build();
    }

    /** XEP-0478 section 3.1. */
    static Element limits(RemoteStream stream, boolean authenticated) {
        var elements = stream.federation().options().elements();
        int bytes = authenticated ? elements.bytes() : elements.bytesBeforeAuth();
        long idle = stream.federation().options().timeouts().idle().toSeconds();
        return Element.build(LIMITS)
                .add(MAX_BYTES, Integer.toString(bytes))
                .add(IDLE_SECONDS, Long.toString(idle))
                .build();
    }
}
