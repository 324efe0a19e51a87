package im.parley.test.bench;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StreamReader;
import im.parley.wire.xml.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The samples as the server has them in memory. */
final class Stanzas {
    private Stanzas() {}

    static Stanza read(Sample sample) {
        String text = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
                + " to='example.com' version='1.0'>" + sample.xml("juliet@example.com/balcony-7d1f", "5f0c8a91");
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        List<FirstLevel> items = new ArrayList<>();
        new StreamReader(new Limits(262_144, 100, 64, 1_000)).read(bytes, 0, bytes.length, items);
        if (items.getLast() instanceof Stanza stanza) {
            return stanza;
        }
        throw new IllegalStateException("not a stanza: " + items.getLast());
    }
}
