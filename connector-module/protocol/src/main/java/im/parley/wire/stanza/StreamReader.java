package im.parley.wire.stanza;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.ElementParser;
import im.parley.wire.xml.Limits;
import im.parley.wire.xml.Namespaces;
import im.parley.wire.xml.Violation;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bytes of one peer into what travels at the first level of a stream. One per connection, used by one thread
 * at a time; idle, it holds less than 200 bytes. What it finds does not depend on how the bytes are cut into pieces.
 */
public final class StreamReader {
    private final ElementParser parser;
    private String content = "";

    /** A reader at the begin of a stream. */
    public StreamReader(Limits limits) {
        parser = new ElementParser(limits);
    }

    /**
     * Reads a piece of the stream and appends complete items to {@code out}.
     *
     * @return how many bytes were consumed: less than {@code length} only when the reader stops after a nonza of
     *     STARTTLS or SASL, to be called again with the rest once that is answered, or after a {@link FirstLevel.Fault}
     *     or {@link FirstLevel.Close}, after which it reads nothing until {@link #restart}
     */
    public int read(byte[] buffer, int offset, int length, List<FirstLevel> out) {
        return parser.parse(buffer, offset, length, new Items(out));
    }

    /** Sets other limits, from the next byte on. */
    public void limits(Limits newLimits) {
        parser.limits(newLimits);
    }

    /** Forgets the stream read so far: next comes a new header (RFC 6120 section 4.3.3). */
    public void restart() {
        parser.restart();
    }

    /** Gives its memory back; what is fed from now on is ignored. */
    public void close() {
        parser.close();
    }

    /** Makes items of what the parser finds. */
    private final class Items implements ElementParser.Target {
        private final List<FirstLevel> out;

        Items(List<FirstLevel> out) {
            this.out = out;
        }

        @Override
        public boolean root(String prefix, Element tag, String contentNamespace) {
            content = contentNamespace;
            FirstLevel item = header(prefix, tag, contentNamespace);
            out.add(item);
            return item instanceof FirstLevel.Open;
        }

        @Override
        public boolean element(String prefix, String namespace, Element element) {
            FirstLevel item = item(content, prefix, namespace, element);
            out.add(item);
            if (item instanceof FirstLevel.Fault) {
                parser.close();
            }
            return !gates(namespace);
        }

        @Override
        public void end() {
            out.add(new FirstLevel.Close());
        }

        @Override
        public void broken(Violation violation, String why) {
            out.add(fault(condition(violation), why));
        }
    }

    /** How the breach of a rule is called on the stream. */
    static Condition condition(Violation violation) {
        return switch (violation) {
            case RESTRICTED -> Condition.RESTRICTED_XML;
            case NOT_WELL_FORMED -> Condition.NOT_WELL_FORMED;
            case ENCODING -> Condition.UNSUPPORTED_ENCODING;
            case STRAY_TEXT -> Condition.BAD_FORMAT;
            case LIMIT -> Condition.POLICY_VIOLATION;
        };
    }

    /** What follows these depends on how they are answered: on another layer, or on a new stream. */
    private static boolean gates(String namespace) {
        return namespace.equals(Namespaces.TLS)
                || namespace.equals(Namespaces.SASL)
                || namespace.equals(Namespaces.SASL2);
    }

    /** What an element is on a stream with that content namespace. */
    static FirstLevel item(String content, String prefix, String namespace, Element element) {
        if (namespace.equals(Namespaces.STREAMS)) {
            return element.name().local().equals("error")
                    ? new FirstLevel.Fault(StreamError.from(element), true)
                    : new FirstLevel.Nonza(element);
        }
        if (!namespace.equals(content)) {
            // RFC 6120 section 4.8.3: a content namespace that this stream does not have.
            return kind(namespace).isPresent()
                    ? fault(Condition.INVALID_NAMESPACE, "not the content namespace of this stream")
                    : new FirstLevel.Nonza(element);
        }
        if (!prefix.isEmpty()) {
            // RFC 6120 section 4.8.5: elements in the content namespace have no prefix.
            return fault(Condition.BAD_NAMESPACE_PREFIX, "stanzas have no prefix");
        }
        return StanzaReader.read(element);
    }

    private static FirstLevel header(String prefix, Element tag, String content) {
        if (!tag.name().namespace().equals(Namespaces.STREAMS)) {
            return fault(Condition.INVALID_NAMESPACE, "the root is not in the namespace of streams");
        }
        if (!tag.name().local().equals("stream")) {
            return fault(Condition.BAD_FORMAT, "the root is not a stream");
        }
        if (!prefix.equals("stream")) {
            // RFC 6120 section 4.8.5 allows to accept this one alone.
            return fault(Condition.BAD_NAMESPACE_PREFIX, "the prefix of the stream is not \"stream\"");
        }
        Optional<StreamHeader.Kind> kind = kind(content);
        if (kind.isEmpty()) {
            return fault(Condition.INVALID_NAMESPACE, "unknown content namespace");
        }
        return open(kind.get(), tag);
    }

    /** The attributes of a stream header, which has them in whatever framing (RFC 6120 section 4.7). */
    static FirstLevel open(StreamHeader.Kind kind, Element tag) {
        try {
            return new FirstLevel.Open(new StreamHeader(
                    kind,
                    tag.attribute("from").map(Jid::of),
                    tag.attribute("to").map(Jid::of),
                    tag.attribute("id", ""),
                    tag.attribute("version", ""),
                    tag.attribute(Namespaces.XML_LANG, "")));
        } catch (InvalidJid invalid) {
            return fault(Condition.IMPROPER_ADDRESSING, String.valueOf(invalid.getMessage()));
        }
    }

    private static Optional<StreamHeader.Kind> kind(String namespace) {
        for (StreamHeader.Kind kind : StreamHeader.Kind.values()) {
            if (kind.namespace().equals(namespace)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    static FirstLevel fault(Condition condition, String why) {
        return new FirstLevel.Fault(StreamError.of(condition, why), false);
    }
}
