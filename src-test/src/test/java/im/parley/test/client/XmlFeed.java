package im.parley.test.client;

import com.fasterxml.aalto.AsyncByteArrayFeeder;
import com.fasterxml.aalto.AsyncXMLStreamReader;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads one stream from the bytes that come, as far as they go. */
public final class XmlFeed {
    private static final String ROOT =
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private final AsyncXMLStreamReader<AsyncByteArrayFeeder> reader = new InputFactoryImpl().createAsyncForByteArray();
    private final Deque<Element.Builder> open = new ArrayDeque<>();
    private boolean inStream;

    /**
     * Takes more bytes.
     *
     * @return what is complete now
     * @throws XMLStreamException when the bytes are not well-formed
     */
    public List<Incoming> feed(byte[] bytes) throws XMLStreamException {
        reader.getInputFeeder().feedInput(bytes, 0, bytes.length);
        List<Incoming> complete = new ArrayList<>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(complete);
                case XMLStreamConstants.END_ELEMENT -> end(complete);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> characters();
                case AsyncXMLStreamReader.EVENT_INCOMPLETE, XMLStreamConstants.END_DOCUMENT -> {
                    return complete;
                }
                case XMLStreamConstants.START_DOCUMENT -> {}
                default -> throw new XMLStreamException(
                        "comments, PIs and DTDs are not allowed (RFC 6120 section 11.1)");
            }
        }
    }

    /** Reads elements that stand in a client's stream, where {@code stream:} is declared. */
    public static List<Element> elements(String xml) throws XMLStreamException {
        List<Incoming> all = new XmlFeed().feed((ROOT + xml + "</stream:stream>").getBytes(StandardCharsets.UTF_8));
        if (!(all.getLast() instanceof Incoming.Closed)) {
            throw new XMLStreamException("an element is not closed");
        }
        List<Element> elements = new ArrayList<>();
        for (Incoming incoming : all) {
            if (incoming instanceof Incoming.Received received) {
                elements.add(received.element());
            }
        }
        return elements;
    }

    private void start(List<Incoming> complete) {
        Element.Builder element = Element.build(Name.of(reader.getNamespaceURI(), reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            element.attribute(namespace.isEmpty() ? name : '{' + namespace + '}' + name, reader.getAttributeValue(i));
        }
        if (inStream) {
            open.push(element);
        } else {
            inStream = true;
            complete.add(new Incoming.Opened(element.build()));
        }
    }

    private void end(List<Incoming> complete) {
        if (open.isEmpty()) {
            complete.add(new Incoming.Closed());
            return;
        }
        Element element = open.pop().build();
        if (open.isEmpty()) {
            complete.add(new Incoming.Received(element));
        } else {
            open.peek().add(element);
        }
    }

    private void characters() throws XMLStreamException {
        String text = reader.getText();
        if (!open.isEmpty()) {
            open.peek().text(text);
        } else if (!text.isBlank()) {
            throw new XMLStreamException("text between first-level elements: " + text);
        }
    }
}
