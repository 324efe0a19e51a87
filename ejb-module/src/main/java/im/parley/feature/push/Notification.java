package im.parley.feature.push;

import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a service is told, section 7.
 *
 * @param count how many messages wait
 * @param occasion the last of them, unless the notification only says that none wait any more
 */
record Notification(int count, Optional<Occasion> occasion) {
    private static final Name NOTIFICATION = Name.of(PushOptions.PROCESSOR, "notification");
    private static final Name ROOM_SENDER = Name.of("http://tigase.org/protocol/muc#offline", "groupchat");
    private static final Name NICKNAME = Name.of(ROOM_SENDER.namespace(), "nickname");
    private static final String SUMMARY = "urn:xmpp:push:summary";
    /** What a device shows is less, and the networks of their makers take 4 KB in all. */
    private static final int LONGEST_BODY = 1000;

    /** The notification that nothing waits any more. */
    static final Notification NOTHING_WAITS = new Notification(0, Optional.empty());

    Element toElement(Wish wish, PushOptions.Content content) {
        List<Field> fields = new ArrayList<>();
        fields.add(DataForm.formType(SUMMARY));
        fields.add(Field.text("message-count", Integer.toString(count)));
        occasion.filter(any -> content.withSender()).ifPresent(some -> fields.add(
                Field.of("last-message-sender", Field.Kind.JID_SINGLE, some.sender().toString())));
        occasion.filter(any -> content.withBody())
                .flatMap(some -> body(some, content))
                .ifPresent(body -> fields.add(Field.text("last-message-body", body)));
        DataForm summary = DataForm.of(DataForm.Type.SUBMIT, fields.toArray(Field[]::new));
        Element.Builder notification = Element.build(NOTIFICATION)
                .add(summary.toElement())
                .add(occasion.filter(some -> some.inRoom() && content.withSender()).map(Notification::roomSender));
        if (wish.has(Wish.PRIORITY)) {
            notification.add(Wish.PRIORITY, occasion.filter(Occasion::urgent).isPresent() ? "high" : "low");
        }
        return notification.build();
    }

    private static Optional<String> body(Occasion occasion, PushOptions.Content content) {
        return switch (occasion.kind()) {
            case TEXT -> Optional.of(cut(occasion.message().body()));
            case ENCRYPTED -> Optional.of(content.encryptedBody());
            case CALL, INVITATION -> Optional.empty();
        };
    }

    private static String cut(String body) {
        if (body.length() <= LONGEST_BODY) {
            return body;
        }
        boolean splits = Character.isHighSurrogate(body.charAt(LONGEST_BODY - 1));
        return body.substring(0, splits ? LONGEST_BODY - 1 : LONGEST_BODY);
    }

    private static Element roomSender(Occasion occasion) {
        return Element.of(ROOM_SENDER, Element.text(NICKNAME, occasion.sender().resource()));
    }
}
