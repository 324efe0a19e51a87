package im.parley.store.component;

import java.util.List;

/**
 * An external component.
 *
 * @param domain the domain that it answers for
 * @param secret what is kept of the secret, never the secret itself
 * @param link how it is connected
 * @param routes what it gets
 * @param rights what it may do besides, each list in its own words
 */
public record ComponentItem(String domain, String secret, Link link, Routes routes, Rights rights) {

    /** Who opens the connection. */
    public enum Connecting {
        /** The component does. */
        ACCEPT,
        /** The server does. */
        CONNECT
    }

    /** How the two speak. */
    public enum Protocol {
        /** {@code jabber:component:accept}, XEP-0114. */
        ACCEPT,
        /** {@code jabber:component:connect}, XEP-0114. */
        CONNECT,
        /** {@code urn:xmpp:component:0}, XEP-0225. */
        SASL,
        /** Whatever the component begins with. */
        AUTODETECT
    }

    /** How a connection that the server opens starts. */
    public enum Socket {
        /** TCP. */
        PLAIN,
        /** TLS from the first byte. */
        SSL,
        /** TCP, then STARTTLS. */
        TLS
    }

    /** Which of several connections a stanza takes. */
    public enum Balancing {
        /** By the bare address of the receiver. */
        RECEIVER,
        /** By the bare address of the sender. */
        SENDER
    }

    /**
     * How a component is connected.
     *
     * @param port where the server connects to
     * @param remote the domain of the other side and the hosts to connect to; empty unless the server connects
     */
    public record Link(Connecting connecting, int port, List<String> remote, Protocol protocol, Socket socket) {
        /** Takes a copy. */
        public Link {
            remote = List.copyOf(remote);
        }

        /** A component that connects itself. */
        public static final Link ACCEPTED =
                new Link(Connecting.ACCEPT, 0, List.of(), Protocol.AUTODETECT, Socket.PLAIN);
    }

    /**
     * What a component gets.
     *
     * @param patterns regular expressions for more domains that it answers for
     */
    public record Routes(Balancing balancing, List<String> patterns) {
        /** Takes a copy. */
        public Routes {
            patterns = List.copyOf(patterns);
        }

        /** Its domain alone. */
        public static final Routes USUAL = new Routes(Balancing.RECEIVER, List.of());
    }

    /**
     * What a component may do besides.
     *
     * @param privileges XEP-0356, for example {@code roster=both}
     * @param delegations XEP-0355, for example {@code urn:xmpp:mam:2 node}
     */
    public record Rights(List<String> privileges, List<String> delegations) {
        /** Takes copies. */
        public Rights {
            privileges = List.copyOf(privileges);
            delegations = List.copyOf(delegations);
        }

        /** Nothing. */
        public static final Rights NONE = new Rights(List.of(), List.of());
    }

    /** The same, connected in another way. */
    public ComponentItem with(Link other) {
        return new ComponentItem(domain, secret, other, routes, rights);
    }

    /** The same, getting something else. */
    public ComponentItem with(Routes other) {
        return new ComponentItem(domain, secret, link, other, rights);
    }

    /** The same with other rights. */
    public ComponentItem with(Rights other) {
        return new ComponentItem(domain, secret, link, routes, other);
    }

    /** The same with another secret. */
    public ComponentItem withSecret(String kept) {
        return new ComponentItem(domain, kept, link, routes, rights);
    }
}
