package im.parley.server.admin;

import im.parley.server.component.FixedItems;
import im.parley.store.component.ComponentItem;
import im.parley.store.component.ComponentItem.Balancing;
import im.parley.store.component.ComponentItem.Link;
import im.parley.store.component.ComponentItem.Rights;
import im.parley.store.component.ComponentItem.Routes;
import im.parley.store.component.ComponentItem.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something that can be set for an external component. Values are lists of text in every surface, so that one table does
 * for all.
 *
 * @param key the name in the REST interface
 * @param label the name in forms, as scripts for Tigase write it
 * @param choices the values that there are; empty for a text
 * @param several whether there may be several values
 * @param read the values as they are
 * @param change the component with other values; throws {@link IllegalArgumentException} when they are none
 */
public record ComponentSetting(
        String key,
        String label,
        List<String> choices,
        boolean several,
        Function<ComponentItem, List<String>> read,
        BiFunction<ComponentItem, List<String>, ComponentItem> change) {

    /** The key of the secret, which is none of these: it is never shown. */
    public static final String SECRET = "secret";

    /** The label of the secret. */
    public static final String SECRET_LABEL = "Domain password";

    private static final List<ComponentSetting> ALL = List.of(
            one("type", "Connection type", List.of("accept", "connect"),
                    item -> word(item.link().connecting()),
                    (item, text) -> item.with(new Link(
                            FixedItems.connecting(text),
                            item.link().port(),
                            item.link().remote(),
                            item.link().protocol(),
                            item.link().socket()))),
            one("port", "Port number", List.of(),
                    item -> Integer.toString(item.link().port()),
                    (item, text) -> item.with(new Link(
                            item.link().connecting(),
                            Values.number("port", text),
                            item.link().remote(),
                            item.link().protocol(),
                            item.link().socket()))),
            new ComponentSetting("remote", "Remote host", List.of(), true,
                    item -> item.link().remote(),
                    (item, values) -> item.with(new Link(
                            item.link().connecting(),
                            item.link().port(),
                            words(values),
                            item.link().protocol(),
                            item.link().socket()))),
            one("protocol", "Protocol",
                    List.of("autodetect", "jabber:component:accept", "jabber:component:connect", "urn:xmpp:component:0"),
                    ComponentSetting::protocol,
                    (item, text) -> item.with(new Link(
                            item.link().connecting(),
                            item.link().port(),
                            item.link().remote(),
                            FixedItems.protocol(text),
                            item.link().socket()))),
            one("socket", "(Optional) Socket type", List.of("plain", "ssl"),
                    item -> word(item.link().socket()),
                    (item, text) -> item.with(new Link(
                            item.link().connecting(),
                            item.link().port(),
                            item.link().remote(),
                            item.link().protocol(),
                            Socket.valueOf(text.toUpperCase(Locale.ROOT))))),
            one("load-balancer", "Load balancer class", List.of("ReceiverBareJidLB", "SenderBareJidLB"),
                    item -> item.routes().balancing() == Balancing.RECEIVER ? "ReceiverBareJidLB" : "SenderBareJidLB",
                    (item, text) -> item.with(new Routes(FixedItems.balancing(text), item.routes().patterns()))),
            new ComponentSetting("routings", "(Optional) Routings", List.of(), true,
                    item -> item.routes().patterns(),
                    (item, values) -> item.with(new Routes(item.routes().balancing(), lines(values)))),
            new ComponentSetting("privileges", "Privileges", List.of(), true,
                    item -> item.rights().privileges(),
                    (item, values) -> item.with(new Rights(lines(values), item.rights().delegations()))),
            new ComponentSetting("delegations", "Delegations", List.of(), true,
                    item -> item.rights().delegations(),
                    (item, values) -> item.with(new Rights(item.rights().privileges(), lines(values)))));

    /** All of them, in the order of forms. */
    public static List<ComponentSetting> all() {
        return ALL;
    }

    /** The one with a key or a label. */
    static Optional<ComponentSetting> find(String name) {
        return ALL.stream()
                .filter(setting -> setting.key().equals(name) || setting.label().equals(name))
                .findFirst();
    }

    private static ComponentSetting one(
            String key,
            String label,
            List<String> choices,
            Function<ComponentItem, String> read,
            BiFunction<ComponentItem, String, ComponentItem> change) {
        return new ComponentSetting(
                key,
                label,
                choices,
                false,
                item -> List.of(read.apply(item)),
                (item, values) -> Values.one(values).map(text -> change.apply(item, text)).orElse(item));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String protocol(ComponentItem item) {
        return switch (item.link().protocol()) {
            case ACCEPT -> "jabber:component:accept";
            case CONNECT -> "jabber:component:connect";
            case SASL -> "urn:xmpp:component:0";
            case AUTODETECT -> "autodetect";
        };
    }

    /** {@code domain;host1;host2}, or one in a line. */
    private static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(text -> Arrays.stream(text.split("[;,\\s]+")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> lines(List<String> values) {
        return values.stream().flatMap(String::lines).map(String::strip).filter(text -> !text.isEmpty()).toList();
    }
}
