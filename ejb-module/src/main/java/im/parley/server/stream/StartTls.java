package im.parley.server.stream;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Optional;

/** STARTTLS, RFC 6120 section 5. */
final class StartTls {
    static final Name STARTTLS = Name.of(Namespaces.TLS, "starttls");
    private static final Element PROCEED = Element.of(Name.of(Namespaces.TLS, "proceed"));
    private static final Element FAILURE = Element.of(Name.of(Namespaces.TLS, "failure"));
    private static final Element REQUIRED = Element.of(Name.of(Namespaces.TLS, "required"));

    private StartTls() {}

    static Element offer(boolean required) {
        return required ? Element.of(STARTTLS, REQUIRED) : Element.of(STARTTLS);
    }

    /** Section 5.4.2: proceed, or fail and close when TLS is there already, or lies in another layer as over HTTP. */
    static StreamState begin(ClientStream stream) {
        if (stream.facts().secure() || !stream.facts().startTls()) {
            stream.send(FAILURE);
            return stream.close();
        }
        stream.send(PROCEED);
        stream.connection().startTls(stream.services().identities().apply(stream.domain()));
        return stream.reopen(Optional.empty());
    }
}
