package im.parley.wire.stanza;

import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.ElementWriter;
import im.parley.wire.xml.Namespaces;
import im.parley.wire.xml.XmlBytes;
import java.util.Optional;

/**
 * Writes what travels at the first level of a stream as elements that stand alone, each with all its declarations: the
 * frames of RFC 7395, and what BOSH puts into a body. The content of a stanza is encoded once for all its recipients.
 * One per thread: it has an array that it uses again and again.
 */
public final class FrameWriter {
    private final StanzaTags tags;
    private final XmlBytes out;

    /** A writer of frames. */
    public FrameWriter() {
        this(new XmlBytes(512));
    }

    /** A writer that adds to what is there. */
    public FrameWriter(XmlBytes out) {
        this.out = out;
        tags = new StanzaTags(out);
    }

    /** The bytes of a frame. */
    public byte[] frame(FirstLevel item) {
        return write(item).toByteArray();
    }

    /** The same in what this writer writes to; valid until the next frame. */
    public XmlBytes write(FirstLevel item) {
        out.clear();
        switch (item) {
            case FirstLevel.Open open -> open(open.header());
            case FirstLevel.Close close -> close(Optional.empty());
            default -> element(item);
        }
        return out;
    }

    /** A closing frame that says where to go instead (RFC 7395 section 3.6.1). */
    public byte[] seeOther(String uri) {
        out.clear();
        close(Optional.of(uri));
        return out.toByteArray();
    }

    /** Adds a stanza, a nonza or an error as an element that stands alone. */
    public void element(FirstLevel item) {
        switch (item) {
            case Stanza stanza -> stanza(stanza);
            case FirstLevel.Nonza nonza -> alone(nonza.element());
            case FirstLevel.Fault fault -> alone(fault.error().toElement());
            case FirstLevel.Open open -> throw new IllegalArgumentException("a header is no element");
            case FirstLevel.Close close -> throw new IllegalArgumentException("an end is no element");
            case FirstLevel.Rejected rejected -> throw new IllegalArgumentException("a rejected stanza is not sent");
        }
    }

    private void stanza(Stanza stanza) {
        String name = tags.start(stanza);
        out.attribute("xmlns", Namespaces.CLIENT);
        byte[] content = stanza.content().bytes();
        if (content.length == 0) {
            out.markup("/>");
            return;
        }
        out.markup(">").bytes(content, 0, content.length).markup("</").markup(name).markup(">");
    }

    /** Section 3.3.3 there: the stream prefix is declared. */
    private void alone(Element element) {
        if (element.name().namespace().equals(Namespaces.STREAMS)) {
            ElementWriter.writeAlone(out, "stream", element);
        } else {
            ElementWriter.write(out, element, "");
        }
    }

    private void open(StreamHeader header) {
        out.markup("<open").attribute("xmlns", Namespaces.FRAMING);
        tags.header(header);
        out.markup("/>");
    }

    private void close(Optional<String> elsewhere) {
        out.markup("<close").attribute("xmlns", Namespaces.FRAMING);
        elsewhere.ifPresent(uri -> out.attribute("see-other-uri", uri));
        out.markup("/>");
    }
}
