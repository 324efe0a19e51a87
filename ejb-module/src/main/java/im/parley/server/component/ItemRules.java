package im.parley.server.component;

import im.parley.server.spi.Delegation;
import im.parley.server.spi.Privileges;
import im.parley.store.component.ComponentItem;
import im.parley.store.component.ComponentItem.Connecting;
import im.parley.store.component.ComponentItem.Link;
import im.parley.store.component.ComponentItem.Protocol;
import im.parley.store.component.ComponentItem.Socket;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What holds for every component that is set up. */
public final class ItemRules {
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_PATTERN = 500;

    private ItemRules() {}

    /**
     * A prepared domain.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static String domain(String text) {
        try {
            Jid jid = Jid.of(text.strip());
            if (jid.isDomain()) {
                return jid.domain();
            }
        } catch (InvalidJid malformed) {
            throw new IllegalArgumentException("'" + text + "' is no domain: " + malformed.getMessage(), malformed);
        }
        throw new IllegalArgumentException("'" + text + "' is no domain");
    }

    /**
     * Goes on if the parts fit together.
     *
     * @throws IllegalArgumentException with a line for a person
     */
    public static void check(ComponentItem item) {
        Link link = item.link();
        boolean connects = link.connecting() == Connecting.CONNECT;
        require(!connects || link.port() > 0 && link.port() <= HIGHEST_PORT, "a connection that this server makes needs a port");
        require(!connects || !link.remote().isEmpty(), "a connection that this server makes needs a remote host");
        require(!connects || link.protocol() != Protocol.SASL, "this server connects by jabber:component:accept or connect");
        require(link.socket() != Socket.TLS, "XEP-0114 has no STARTTLS: the socket is plain or ssl");
        boolean reversed = connects != (link.protocol() == Protocol.CONNECT);
        require(!reversed || !link.remote().isEmpty(), "the domain of the other server is missing");
        Privileges.of(item.rights().privileges());
        Delegation.all(item.rights().delegations());
        for (String pattern : item.routes().patterns()) {
            require(pattern.length() <= LONGEST_PATTERN, "a routing is too long");
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException malformed) {
                throw new IllegalArgumentException("the routing '" + pattern + "' is no regular expression", malformed);
            }
        }
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException(why);
        }
    }
}
