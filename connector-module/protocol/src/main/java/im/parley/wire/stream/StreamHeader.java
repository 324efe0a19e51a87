package im.parley.wire.stream;

import im.parley.wire.addr.Jid;
import java.util.Optional;

/**
 * The opening tag of a stream, RFC 6120 section 4.7.
 *
 * @param kind the content namespace
 * @param from the sender's address
 * @param to the receiver's address
 * @param id the stream id; empty in a header from a client
 * @param version {@code 1.0}, or empty when the attribute is absent (a server before RFC 3920)
 * @param lang {@code xml:lang}, or empty
 */
public record StreamHeader(
        Kind kind, Optional<Jid> from, Optional<Jid> to, String id, String version, String lang) {

    /** The content namespaces of RFC 6120 section 4.8.2 and XEP-0114. */
    public enum Kind {
        /** {@code jabber:client}. */
        CLIENT("jabber:client"),
        /** {@code jabber:server}. */
        SERVER("jabber:server"),
        /** {@code jabber:component:accept}, XEP-0114. */
        COMPONENT("jabber:component:accept"),
        /** {@code jabber:component:connect}, XEP-0114. */
        COMPONENT_CONNECT("jabber:component:connect");

        private final String namespace;

        Kind(String namespace) {
            this.namespace = namespace;
        }

        /** The namespace name. */
        public String namespace() {
            return namespace;
        }
    }
}
