package im.parley.wire.stanza;

import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.ElementWriter;
import im.parley.wire.xml.Namespaces;
import im.parley.wire.xml.XmlBytes;

/**
 * Writes what travels at the first level of a stream. Of a stanza only the tags are made here; the bytes of its content
 * are shared by all its recipients. One per thread: it has an array that it uses again and again.
 */
public final class StreamWriter {
    private final XmlBytes out = new XmlBytes(512);
    private final StanzaTags tags = new StanzaTags(out);

    /** Takes the bytes. */
    public interface Sink {
        /** Bytes that are valid during this call only. */
        void copy(byte[] array, int offset, int length);

        /** Bytes that never change, so they may be kept instead of copied. */
        void share(byte[] array, int offset, int length);
    }

    /** Writes an item. */
    public void write(FirstLevel item, Sink sink) {
        out.clear();
        switch (item) {
            case Stanza stanza -> stanza(stanza, sink);
            case FirstLevel.Nonza nonza -> element(nonza.element());
            case FirstLevel.Open open -> header(open.header());
            case FirstLevel.Close close -> out.markup("</stream:stream>");
            case FirstLevel.Fault fault -> element(fault.error().toElement());
            case FirstLevel.Rejected rejected -> throw new IllegalArgumentException("a rejected stanza is not sent");
        }
        if (out.length() > 0) {
            sink.copy(out.array(), 0, out.length());
        }
    }

    private void stanza(Stanza stanza, Sink sink) {
        String name = tags.start(stanza);
        byte[] content = stanza.content().bytes();
        if (content.length == 0) {
            out.markup("/>");
            return;
        }
        out.markup(">");
        sink.copy(out.array(), 0, out.length());
        sink.share(content, 0, content.length);
        out.clear();
        out.markup("</").markup(name).markup(">");
    }

    private void element(Element element) {
        if (element.name().namespace().equals(Namespaces.STREAMS)) {
            ElementWriter.writePrefixed(out, "stream:", element, Namespaces.CLIENT);
        } else if (element.name().namespace().equals(Namespaces.DIALBACK)) {
            // XEP-0220 section 2: with the prefix of the stream header, which old servers look for.
            ElementWriter.writePrefixed(out, "db:", element, Namespaces.CLIENT);
        } else {
            ElementWriter.write(out, element, Namespaces.CLIENT);
        }
    }

    /** RFC 6120 section 4.7. Some servers look for the declaration of dialback, see section 4.8.4 there. */
    private void header(StreamHeader header) {
        out.markup("<?xml version='1.0'?><stream:stream");
        out.attribute("xmlns", header.kind().namespace());
        out.attribute("xmlns:stream", Namespaces.STREAMS);
        if (header.kind() == StreamHeader.Kind.SERVER) {
            out.attribute("xmlns:db", Namespaces.DIALBACK);
        }
        tags.header(header);
        out.markup(">");
    }
}
