package im.parley.server.stream;

import im.parley.store.vhost.Vhost;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.List;

/** Makes {@code <stream:features/>} in the order that XEP-0170 recommends. */
final class StreamFeatures {
    private static final Name FEATURES = Name.of(Namespaces.STREAMS, "features");
    private static final Name BIND = Name.of(Namespaces.BIND, "bind");
    private static final String SESSION_NS = "urn:ietf:params:xml:ns:xmpp-session";
    private static final Element SESSION =
            Element.of(Name.of(SESSION_NS, "session"), Element.of(Name.of(SESSION_NS, "optional")));

    private StreamFeatures() {}

    static Element element(ClientStream stream, boolean authenticated) {
        Element.Builder features = Element.build(FEATURES);
        if (authenticated) {
            features.add(Element.of(BIND)).add(SESSION);
        } else {
            beforeLogin(stream, features);
        }
        return features.addAll(stream.services().table().streamFeatures(stream)).build();
    }

    /** After a log-in by SASL2, on the same stream (XEP-0388 section 2.6.1). */
    static Element afterLogin(ClientStream stream) {
        return element(stream, true);
    }

    /** With a resource, bound or resumed by SASL2: there is nothing to negotiate any more but what features offer. */
    static Element afterBind(ClientStream stream) {
        return Element.build(FEATURES)
                .addAll(stream.services().table().streamFeatures(stream))
                .build();
    }

    private static void beforeLogin(ClientStream stream, Element.Builder features) {
        boolean required = tlsRequired(stream);
        if (!stream.facts().secure() && stream.facts().startTls()) {
            features.add(StartTls.offer(required));
        }
        if (stream.facts().secure() || !required) {
            List<String> mechanisms = Mechanisms.of(stream);
            features.add(Sasl2.offer(stream, mechanisms)).addAll(Mechanisms.offers(stream, mechanisms));
        }
    }

    /** Whether the listener or the domain lets nobody log in without TLS. */
    static boolean tlsRequired(ClientStream stream) {
        return stream.facts().tlsRequired()
                || stream.services().domains()
                        .find(stream.domain())
                        .map(Vhost::tlsRequired)
                        .orElse(true);
    }
}
