package im.parley.wire.stanza;

import im.parley.wire.addr.Jid;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.XmlBytes;
import org.jspecify.annotations.Nullable;

/** Writes the begin of start tags, which is the same in every framing. */
final class StanzaTags {
    private final XmlBytes out;

    StanzaTags(XmlBytes out) {
        this.out = out;
    }

    /** The start tag of a stanza without its end; returns its name. */
    String start(Stanza stanza) {
        String name =
                switch (stanza) {
                    case Message message -> "message";
                    case Presence presence -> "presence";
                    case Iq iq -> "iq";
                };
        Header header = stanza.header();
        out.markup("<").markup(name);
        attribute(" type='", stanza.typeAttribute());
        address(" to='", header.to());
        address(" from='", header.from());
        attribute(" id='", header.id());
        attribute(" xml:lang='", header.lang());
        return name;
    }

    /** The attributes of a stream header, RFC 6120 section 4.7. */
    void header(StreamHeader header) {
        header.to().ifPresent(to -> address(" to='", to));
        header.from().ifPresent(from -> address(" from='", from));
        attribute(" id='", header.id());
        attribute(" version='", header.version());
        attribute(" xml:lang='", header.lang());
    }

    private void attribute(String start, String value) {
        if (!value.isEmpty()) {
            out.markup(start).value(value).markup("'");
        }
    }

    private void address(String start, @Nullable Jid address) {
        if (address == null) {
            return;
        }
        out.markup(start);
        if (!address.local().isEmpty()) {
            out.value(address.local()).markup("@");
        }
        out.value(address.domain());
        if (!address.resource().isEmpty()) {
            out.markup("/").value(address.resource());
        }
        out.markup("'");
    }
}
