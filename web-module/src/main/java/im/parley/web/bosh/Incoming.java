package im.parley.web.bosh;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of a body what the server would read on a stream of TCP (XEP-0206). */
final class Incoming {
    private Incoming() {}

    /** The items of a body; of one that restarts the stream the header alone (section 5), of the last one the end too. */
    static List<FirstLevel> items(Body body, String domain) {
        if (body.restarts()) {
            return List.of(header(body, domain));
        }
        if (!body.terminates()) {
            return body.items();
        }
        List<FirstLevel> all = new ArrayList<>(body.items());
        all.add(new FirstLevel.Close());
        return all;
    }

    /** The header of a stream that begins (section 3). */
    static FirstLevel header(Body body, String domain) {
        return new FirstLevel.Open(new StreamHeader(
                StreamHeader.Kind.CLIENT,
                body.attribute("from").flatMap(Incoming::address),
                body.attribute("to").flatMap(Incoming::address).or(() -> Optional.of(Jid.prepared("", domain))),
                "",
                body.version(),
                body.lang()));
    }

    /** An address that a client wrote, or nothing when it is none. */
    static Optional<Jid> address(String text) {
        try {
            return Optional.of(Jid.of(text));
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }
}
