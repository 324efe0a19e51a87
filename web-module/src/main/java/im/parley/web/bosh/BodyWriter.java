package im.parley.web.bosh;

import im.parley.wire.stanza.BodyReader;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.FrameWriter;
import im.parley.wire.xml.XmlBytes;

/** Writes the body of one answer. */
final class BodyWriter {
    private static final String STREAMS = "http://etherx.jabber.org/streams";

    private final XmlBytes out;
    private final FrameWriter elements;
    private boolean open = true;

    BodyWriter(int room) {
        out = new XmlBytes(room);
        elements = new FrameWriter(out);
        out.markup("<body").attribute("xmlns", BodyReader.HTTP_BIND);
    }

    BodyWriter attribute(String name, String value) {
        out.attribute(name, value);
        return this;
    }

    BodyWriter attribute(String name, long value) {
        out.markup(" ").markup(name).markup("='").markup(Long.toString(value)).markup("'");
        return this;
    }

    /** Declares the prefix of features and errors (XEP-0206 section 2). */
    BodyWriter declareStreams() {
        out.attribute("xmlns:stream", STREAMS);
        return this;
    }

    BodyWriter terminate() {
        return attribute("type", "terminate");
    }

    BodyWriter terminate(Condition condition) {
        return terminate().attribute("condition", condition.toString());
    }

    /** Adds an element. */
    BodyWriter element(FirstLevel item) {
        begin();
        elements.element(item);
        return this;
    }

    BodyWriter text(String element, String text) {
        begin();
        out.markup("<").markup(element).markup(">").text(text).markup("</").markup(element).markup(">");
        return this;
    }

    private void begin() {
        if (open) {
            open = false;
            out.markup(">");
        }
    }

    Answer answer(int status, String contentType) {
        out.markup(open ? "/>" : "</body>");
        return new Answer(status, contentType, out.toByteArray());
    }

    Answer answer() {
        return answer(200, Answer.XML);
    }

    /** A session that does not exist, or one that cannot begin. */
    static Answer refusal(Condition condition) {
        return new BodyWriter(128).terminate(condition).answer();
    }
}
