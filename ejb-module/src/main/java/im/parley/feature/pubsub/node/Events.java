package im.parley.feature.pubsub.node;

import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The notifications of XEP-0060, as they stand in messages. */
final class Events {
    private static final Name ITEMS = PubSub.event("items");
    private static final Name ITEM = PubSub.event("item");
    private static final Name RETRACT = PubSub.event("retract");
    private static final Name HEADERS = Name.of("http://jabber.org/protocol/shim", "headers");
    private static final Name HEADER = Name.of("http://jabber.org/protocol/shim", "header");

    private static final String PREFIX =
            Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX) + '-';
    private static final AtomicLong LAST = new AtomicLong();

    private Events() {}

    /** Section 7.1.2.1 and 7.1.2.2. */
    static Element items(Node node, List<Item> items) {
        boolean full = node.get(Settings.PAYLOADS);
        return Element.of(
                PubSub.EVENT,
                Element.build(ITEMS)
                        .attribute("node", node.name())
                        .addAll(items.stream()
                                .map(item -> item.toElement(ITEM, node, full))
                                .toList())
                        .build());
    }

    /** Section 7.2.2.1. */
    static Element retracted(Node node, Collection<String> ids) {
        return Element.of(
                PubSub.EVENT,
                Element.build(ITEMS)
                        .attribute("node", node.name())
                        .addAll(ids.stream()
                                .map(id -> Element.build(RETRACT).attribute("id", id).build())
                                .toList())
                        .build());
    }

    /** Section 8.5.2. */
    static Element purged(Node node) {
        return of("purge", node.name());
    }

    /** Section 8.4.2. */
    static Element deleted(Node node, Optional<String> redirect) {
        Element.Builder delete = Element.build(PubSub.event("delete")).attribute("node", node.name());
        redirect.ifPresent(uri -> delete.add(
                Element.build(PubSub.event("redirect")).attribute("uri", uri).build()));
        return Element.of(PubSub.EVENT, delete.build());
    }

    /** Section 8.2.5.3. */
    static Element configured(Node node) {
        Element.Builder configuration =
                Element.build(PubSub.event("configuration")).attribute("node", node.name());
        if (node.get(Settings.PAYLOADS)) {
            configuration.add(node.configuration()
                    .form(DataForm.Type.RESULT, PubSub.NODE_CONFIG, Settings.of(node.configuration()))
                    .toElement());
        }
        return Element.of(PubSub.EVENT, configuration.build());
    }

    /** XEP-0248 section 5.3.2. */
    static Element associated(String collection, String child, boolean yes) {
        return Element.of(
                PubSub.EVENT,
                Element.build(PubSub.event("collection"))
                        .attribute("node", collection)
                        .add(Element.build(PubSub.event(yes ? "associate" : "disassociate"))
                                .attribute("node", child)
                                .build())
                        .build());
    }

    /** Section 12.14. */
    static Element state(Node node, Subscription subscription, String state) {
        return Element.of(
                PubSub.EVENT,
                Element.build(PubSub.event("subscription"))
                        .attribute("node", node.name())
                        .attribute("jid", subscription.jid().toString())
                        .attribute("subid", subscription.subid())
                        .attribute("subscription", state)
                        .build());
    }

    /** Section 8.9.4. */
    static Element affiliation(Node node, Jid entity, String word) {
        return Element.of(
                PubSub.PUBSUB,
                Element.build(PubSub.of("affiliations"))
                        .attribute("node", node.name())
                        .add(Element.build(PubSub.of("affiliation"))
                                .attribute("jid", entity.toString())
                                .attribute("affiliation", word)
                                .build())
                        .build());
    }

    private static Element of(String name, String node) {
        return Element.of(
                PubSub.EVENT,
                Element.build(PubSub.event(name)).attribute("node", node).build());
    }

    /** Section 7.1.2.4: by which subscriptions it comes. */
    static Element subids(Collection<Subscription> subscriptions) {
        return Element.build(HEADERS)
                .addAll(subscriptions.stream()
                        .map(one -> header("SubID", one.subid()))
                        .toList())
                .build();
    }

    /** XEP-0248 section 5.3.1: through which collection it comes. */
    static Element through(String collection) {
        return Element.of(HEADERS, header("Collection", collection));
    }

    private static Element header(String name, String value) {
        return Element.build(HEADER).attribute("name", name).text(value).build();
    }

    /** Section 6.1.7: since when it is known. */
    static Element delayed(Jid service, Item item) {
        return Delay.of(service, item.published(), "");
    }

    /** A message of a node to nobody yet. */
    static Message message(Host host, Node node, Element... children) {
        Message.Type type =
                switch (node.get(Settings.NOTIFICATION_TYPE)) {
                    case NORMAL -> Message.Type.NORMAL;
                    case HEADLINE -> Message.Type.HEADLINE;
                };
        return message(host.service(), type, children);
    }

    /** A message to nobody yet, with an id of its own (section 12.4). */
    static Message message(Jid service, Message.Type type, Element... children) {
        String id = PREFIX + Long.toString(LAST.incrementAndGet(), Character.MAX_RADIX);
        return new Message(new Header(service, null, id, ""), type, Content.of(children));
    }
}
