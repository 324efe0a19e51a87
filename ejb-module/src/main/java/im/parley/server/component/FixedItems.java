package im.parley.server.component;

import im.parley.server.config.ExtOptions.ComponentRights;
import im.parley.store.component.ComponentItem;
import im.parley.store.component.ComponentItem.Balancing;
import im.parley.store.component.ComponentItem.Connecting;
import im.parley.store.component.ComponentItem.Protocol;
import im.parley.store.component.ComponentItem.Rights;
import im.parley.store.component.ComponentItem.Routes;
import im.parley.store.component.ComponentItem.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the components of the configuration file: {@code domain:password:type:port:remote:protocol:balancer}. */
public final class FixedItems {
    private static final int LONGEST = 7;

    private FixedItems() {}

    static List<ComponentItem> of(Components.Parts parts) {
        Map<String, ComponentRights> rights = new HashMap<>();
        parts.options().rights().components().forEach((domain, some) -> rights.put(ItemRules.domain(domain), some));
        List<ComponentItem> items = parts.options().items().stream()
                .map(text -> item(text, parts.secrets()))
                .map(item -> Optional.ofNullable(rights.remove(item.domain()))
                        .map(some -> item.with(new Rights(some.privileges(), some.delegations())))
                        .orElse(item))
                .toList();
        if (!rights.isEmpty()) {
            throw new IllegalArgumentException("there are 'rights' of " + rights.keySet() + ", which no item is");
        }
        items.forEach(ItemRules::check);
        return items;
    }

    static ComponentItem item(String text, ComponentSecrets secrets) {
        String[] words = text.split(":", -1);
        if (words.length < 2 || words.length > LONGEST) {
            throw new IllegalArgumentException("a component is written 'domain:password:type:port:remote:protocol:balancer'");
        }
        String domain = ItemRules.domain(words[0]);
        Connecting connecting = connecting(word(words, 2, "accept"));
        ComponentItem item = new ComponentItem(
                domain,
                secrets.seal(domain, words[1]),
                new ComponentItem.Link(
                        connecting,
                        port(word(words, 3, "0")),
                        Stream.of(word(words, 4, "").split(";")).filter(host -> !host.isEmpty()).toList(),
                        protocol(word(words, 5, "autodetect")),
                        Socket.PLAIN),
                new Routes(balancing(word(words, 6, "ReceiverBareJidLB")), List.of()),
                Rights.NONE);
        ItemRules.check(item);
        return item;
    }

    private static String word(String[] words, int index, String otherwise) {
        return index < words.length && !words[index].isBlank() ? words[index].strip() : otherwise;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("'" + text + "' is no port", noNumber);
        }
    }

    /** {@code accept}, as older versions of Tigase wrote it {@code listen}, or {@code connect}. */
    public static Connecting connecting(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "accept", "listen" -> Connecting.ACCEPT;
            case "connect" -> Connecting.CONNECT;
            default -> throw new IllegalArgumentException("the type of a connection is accept or connect");
        };
    }

    /** By the namespace or its last word. */
    public static Protocol protocol(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "accept", "jabber:component:accept" -> Protocol.ACCEPT;
            case "connect", "jabber:component:connect" -> Protocol.CONNECT;
            case "sasl", "client", "urn:xmpp:component:0" -> Protocol.SASL;
            case "autodetect" -> Protocol.AUTODETECT;
            default -> throw new IllegalArgumentException(
                    "the protocol is jabber:component:accept, jabber:component:connect, urn:xmpp:component:0 or autodetect");
        };
    }

    /** By the class of Tigase, with or without its package. */
    public static Balancing balancing(String word) {
        String name = word.substring(word.lastIndexOf('.') + 1);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "receiverbarejidlb", "receiver" -> Balancing.RECEIVER;
            case "senderbarejidlb", "sender" -> Balancing.SENDER;
            default -> throw new IllegalArgumentException(
                    "the load balancer is ReceiverBareJidLB or SenderBareJidLB");
        };
    }
}
