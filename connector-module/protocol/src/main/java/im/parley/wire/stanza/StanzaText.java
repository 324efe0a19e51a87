package im.parley.wire.stanza;

import im.parley.wire.xml.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stanza as text, as it stands in a stream of a client: the form in which stores keep stanzas. */
public final class StanzaText {
    private static final byte[] HEADER = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
            .getBytes(StandardCharsets.UTF_8);
    /** What is read here was within the limits of a stream once. */
    private static final Limits NONE =
            new Limits(Integer.MAX_VALUE - 8, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private StanzaText() {}

    /** The text of a stanza. */
    public static String write(Stanza stanza) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        new StreamWriter().write(stanza, new StreamWriter.Sink() {
            @Override
            public void copy(byte[] array, int offset, int length) {
                bytes.write(array, offset, length);
            }

            @Override
            public void share(byte[] array, int offset, int length) {
                bytes.write(array, offset, length);
            }
        });
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The stanza that a text is; nothing when it is no stanza. */
    public static Optional<Stanza> read(String text) {
        return item(text).filter(Stanza.class::isInstance).map(Stanza.class::cast);
    }

    /** The stanza that a text of somebody is; nothing when it is no stanza within these limits. */
    public static Optional<Stanza> read(String text, Limits limits) {
        return item(text, limits).filter(Stanza.class::isInstance).map(Stanza.class::cast);
    }

    /** The one first-level item that a text is. */
    static Optional<FirstLevel> item(String text) {
        return item(text, NONE);
    }

    static Optional<FirstLevel> item(String text, Limits limits) {
        StreamReader reader = new StreamReader(limits);
        List<FirstLevel> items = new ArrayList<>(2);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.read(HEADER, 0, HEADER.length, items);
        reader.read(bytes, 0, bytes.length, items);
        reader.close();
        return items.size() == 2 ? Optional.of(items.get(1)) : Optional.empty();
    }
}
