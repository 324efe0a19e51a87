package im.parley.feature.privacy;

import im.parley.store.privacy.Matcher;
import im.parley.store.privacy.PrivacyItem;
import im.parley.store.privacy.PrivacyList;
import im.parley.store.privacy.PrivacyStore;
import im.parley.store.privacy.StanzaKind;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Privacy lists as elements (XEP-0016 section 2.1). */
final class PrivacyLanguage {
    static final String NS = "jabber:iq:privacy";
    static final Name QUERY = Name.of(NS, "query");
    static final Name LIST = Name.of(NS, "list");
    private static final Name ITEM = Name.of(NS, "item");

    private static final StanzaError NO_NAME = Condition.BAD_REQUEST.because("a list needs a 'name'");
    private static final StanzaError LONG_NAME = Condition.NOT_ACCEPTABLE.because("the name of the list is too long");
    private static final StanzaError NO_ITEM = Condition.BAD_REQUEST.because("a list has no children but <item/>");
    private static final StanzaError BAD_ORDER =
            Condition.BAD_REQUEST.because("each item needs an 'order' of its own, a number that is not negative");
    private static final StanzaError BAD_ACTION = Condition.BAD_REQUEST.because("an 'action' is 'allow' or 'deny'");
    private static final StanzaError BAD_TYPE =
            Condition.BAD_REQUEST.because("a 'type' is 'jid', 'group' or 'subscription', with a 'value'");
    private static final StanzaError BAD_SUBSCRIPTION =
            Condition.BAD_REQUEST.because("a subscription is 'both', 'to', 'from' or 'none'");
    private static final StanzaError BAD_CHILD = Condition.BAD_REQUEST.because(
            "an item has no children but 'message', 'iq', 'presence-in' and 'presence-out'");
    private static final long MAX_ORDER = 4_294_967_295L;

    private PrivacyLanguage() {}

    /** The name that a {@code <list/>}, {@code <active/>} or {@code <default/>} has. */
    static Optional<String> name(Element element) {
        Optional<String> name = element.attribute("name");
        if (name.filter(String::isEmpty).isPresent()) {
            throw new Refusal(NO_NAME);
        }
        if (name.filter(text -> text.length() > PrivacyStore.MAX_NAME).isPresent()) {
            throw new Refusal(LONG_NAME);
        }
        return name;
    }

    /** The list that a {@code <list/>} describes. */
    static PrivacyList read(Element list) {
        String name = name(list).orElseThrow(() -> new Refusal(NO_NAME));
        List<PrivacyItem> items = new ArrayList<>();
        Set<Long> orders = new HashSet<>();
        for (Element element : list.elements()) {
            if (!element.is(ITEM)) {
                throw new Refusal(NO_ITEM); // a list without items is one that is to be removed
            }
            PrivacyItem item = item(element);
            if (!orders.add(item.order())) {
                throw new Refusal(BAD_ORDER);
            }
            items.add(item);
        }
        return new PrivacyList(name, items);
    }

    private static PrivacyItem item(Element item) {
        boolean denies =
                switch (item.attribute("action", "")) {
                    case "deny" -> true;
                    case "allow" -> false;
                    default -> throw new Refusal(BAD_ACTION);
                };
        return new PrivacyItem(order(item.attribute("order", "")), denies, matcher(item), kinds(item));
    }

    private static long order(String text) {
        try {
            long order = Long.parseLong(text.strip());
            if (order >= 0 && order <= MAX_ORDER) {
                return order;
            }
        } catch (NumberFormatException notANumber) {
            // the same answer as for a number that is out of bounds
        }
        throw new Refusal(BAD_ORDER);
    }

    private static Matcher matcher(Element item) {
        Optional<String> type = item.attribute("type");
        if (type.isEmpty()) {
            return new Matcher.Anybody();
        }
        String value = item.attribute("value").orElseThrow(() -> new Refusal(BAD_TYPE));
        return switch (type.get()) {
            case "jid" -> new Matcher.Address(jid(value));
            case "group" -> new Matcher.Group(value);
            case "subscription" -> new Matcher.Subscribed(subscription(value));
            default -> throw new Refusal(BAD_TYPE);
        };
    }

    private static Jid jid(String value) {
        try {
            return Jid.of(value);
        } catch (InvalidJid invalid) {
            throw new Refusal(Condition.JID_MALFORMED.because(String.valueOf(invalid.getMessage())));
        }
    }

    private static Subscription subscription(String value) {
        return switch (value) {
            case "both" -> Subscription.BOTH;
            case "to" -> Subscription.TO;
            case "from" -> Subscription.FROM;
            case "none" -> Subscription.NONE;
            default -> throw new Refusal(BAD_SUBSCRIPTION);
        };
    }

    /** A child that is not known must not make a rule about something a rule about everything. */
    private static Set<StanzaKind> kinds(Element item) {
        Set<StanzaKind> kinds = EnumSet.noneOf(StanzaKind.class);
        for (Element child : item.elements()) {
            kinds.add(
                    switch (child.name().local()) {
                        case "message" -> StanzaKind.MESSAGE;
                        case "iq" -> StanzaKind.IQ;
                        case "presence-in" -> StanzaKind.PRESENCE_IN;
                        case "presence-out" -> StanzaKind.PRESENCE_OUT;
                        default -> throw new Refusal(BAD_CHILD);
                    });
        }
        return kinds;
    }

    /** The element of a list with its items. */
    static Element write(PrivacyList list) {
        return Element.build(LIST)
                .attribute("name", list.name())
                .addAll(list.items().stream().map(PrivacyLanguage::write).toList())
                .build();
    }

    private static Element write(PrivacyItem item) {
        Element.Builder element = Element.build(ITEM);
        switch (item.matcher()) {
            case Matcher.Anybody anybody -> {}
            case Matcher.Address address -> element.attribute("type", "jid")
                    .attribute("value", address.jid().toString());
            case Matcher.Group group -> element.attribute("type", "group").attribute("value", group.name());
            case Matcher.Subscribed subscribed -> element.attribute("type", "subscription")
                    .attribute("value", subscribed.subscription().name().toLowerCase(Locale.ROOT));
        }
        element.attribute("action", item.denies() ? "deny" : "allow")
                .attribute("order", Long.toString(item.order()));
        for (StanzaKind kind : StanzaKind.values()) {
            if (item.kinds().contains(kind)) {
                element.add(Element.of(
                        Name.of(NS, kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
            }
        }
        return element.build();
    }
}
