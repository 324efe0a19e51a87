package im.parley.feature.archive;

import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchivedMessage;
import im.parley.store.archive.Conversation;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Collections as XEP-0136 section 4 writes them. */
final class CollectionElements {
    static final String NS = "urn:xmpp:archive";

    private static final System.Logger LOG = System.getLogger(CollectionElements.class.getName());
    private static final Name CHAT = Name.of(NS, "chat");
    private static final Name FROM = Name.of(NS, "from");
    private static final Name TO = Name.of(NS, "to");
    private static final Name BODY = Name.of(NS, "body");

    /** A page is one stanza, which ends early rather than grow beyond this; one message may. */
    private static final int MOST_CHARACTERS = 200_000;

    private CollectionElements() {}

    /** As many of the messages as fit into a stanza, from the first on; at least one, if there is one. */
    static List<ArchivedMessage> fitting(List<ArchivedMessage> messages) {
        int characters = 0;
        for (int i = 0; i < messages.size(); i++) {
            characters += messages.get(i).xml().length();
            if (i > 0 && characters > MOST_CHARACTERS) {
                return messages.subList(0, i);
            }
        }
        return messages;
    }

    /** When a collection begins: in whole seconds, as the messages in it are timed. */
    static Instant start(Conversation conversation) {
        return conversation.begin().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Where a page ends. */
    static String id(Conversation conversation) {
        return new ArchiveId(conversation.first(), 0).text();
    }

    /**
     * The element of a collection. Its version is 0 with its first message and grows with each (section 4.4).
     *
     * <p>DEVIATION: conversations are told apart by their days, not by their threads, so there is no 'thread'.
     */
    static Element.Builder chat(Conversation conversation) {
        return Element.build(CHAT)
                .attribute("with", conversation.peer().toString())
                .attribute("start", DateTime.format(start(conversation)))
                .attribute("version", Integer.toString(conversation.messages() - 1));
    }

    /**
     * The elements of messages.
     *
     * @param previous the time that the first of them counts from
     */
    static List<Element> messages(List<ArchivedMessage> messages, Instant previous) {
        List<Element> elements = new ArrayList<>(messages.size());
        long before = previous.getEpochSecond();
        for (ArchivedMessage message : messages) {
            long now = message.id().time().getEpochSecond();
            elements.add(Element.build(message.incoming() ? FROM : TO)
                    .attribute("secs", Long.toString(now - before))
                    .addAll(bodies(message))
                    .build());
            before = now;
        }
        return elements;
    }

    private static List<Element> bodies(ArchivedMessage archived) {
        List<Element> bodies = StanzaText.read(archived.xml())
                .map(stanza -> stanza.content().elements().stream()
                        .filter(child -> child.is(Message.BODY))
                        .map(body -> Element.text(BODY, body.text()))
                        .toList())
                .orElse(List.of());
        if (bodies.isEmpty()) {
            LOG.log(System.Logger.Level.ERROR, "Message {0} has no body", archived.id().text());
            return List.of(Element.of(BODY)); // its place stays, and it must not be empty
        }
        return bodies;
    }
}
