package im.parley.test.soak;

import im.parley.test.soak.Post.Letter;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Optional;

/** Letters as stanzas. */
final class Letters {
    private static final Name MESSAGE = Name.of(Namespaces.CLIENT, "message");
    private static final Name FORWARDED = Name.of("urn:xmpp:forward:0", "forwarded");

    private Letters() {}

    static String message(Letter letter, String to) {
        return "<message type='chat' to='" + to + "' id='" + letter.id() + "'><body>"
                + "What's in a name? that which we call a rose / By any other name would smell as sweet</body></message>";
    }

    /** The letter in a message, in a carbon of it, or in a result of the archive. */
    static Optional<Letter> in(Element stanza) {
        if (!stanza.is(MESSAGE)) {
            return Optional.empty();
        }
        Optional<String> id = stanza.attribute("id").filter(Letter::isOne);
        if (id.isPresent()) {
            return id.map(Letter::of);
        }
        return stanza.elements().stream()
                .flatMap(child -> child.elements(FORWARDED).stream())
                .flatMap(forwarded -> forwarded.elements(MESSAGE).stream())
                .findFirst()
                .flatMap(Letters::in);
    }
}
