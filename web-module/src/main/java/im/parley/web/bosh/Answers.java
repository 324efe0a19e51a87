package im.parley.web.bosh;

import im.parley.web.bosh.Window.Kept;
import im.parley.web.bosh.Window.Request;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Namespaces;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the answers of one session. */
final class Answers {
    private static final String XBOSH = "urn:xmpp:xbosh";

    private final Identity identity;
    private final Terms terms;
    private final Optional<String> hostname;
    private final long firstRid;
    /** The header of a stream that the client was not told of yet. */
    private @Nullable StreamHeader opened;

    private Optional<Report> report = Optional.empty();
    private long lastAnswered;
    private boolean lastWasPollWithoutPayload;

    /** An answer that the client seems not to have got (section 9.2). */
    private record Report(long rid, long age) {}

    Answers(Identity identity, Terms terms, long firstRid, Optional<String> hostname) {
        this.identity = identity;
        this.terms = terms;
        this.firstRid = firstRid;
        this.hostname = hostname;
    }

    /** The server has opened a stream. */
    void opened(StreamHeader header) {
        opened = header;
    }

    /** Section 12: whether the client has polled and there was nothing for it. */
    boolean lastWasPollWithoutPayload() {
        return lastWasPollWithoutPayload;
    }

    /** Which answers the client has; if it lacks one that was sent, the next answer says so. */
    void acknowledged(Optional<Long> ack, Window window, long now) {
        if (!terms.acks()) {
            return;
        }
        long has = ack.orElse(lastAnswered);
        window.acknowledged(has);
        Optional<Kept> missing = has < lastAnswered ? window.answer(has + 1) : Optional.empty();
        missing = missing.filter(kept -> !kept.isLost()); // what it held goes with the next answer
        report = missing.map(kept -> new Report(has + 1, now - kept.sent()));
    }

    /** The answer to a request. */
    Answer to(Request request, List<FirstLevel> items, boolean creates, long received) {
        BodyWriter body = new BodyWriter(256 + Outgoing.size(items));
        if (creates) {
            create(body);
        }
        tellOfStream(body, creates);
        if (terms.acks() && !creates && received != request.rid()) {
            body.attribute("ack", received);
        }
        report.ifPresent(lost -> body.attribute("report", lost.rid()).attribute("time", lost.age()));
        report = Optional.empty();
        lastAnswered = request.rid();
        lastWasPollWithoutPayload = !creates && items.isEmpty() && request.body().asksOnly();
        return finish(body, items);
    }

    /** XEP-0124 section 7.2, XEP-0206 section 4. */
    private void create(BodyWriter body) {
        body.attribute("sid", identity.sid())
                .attribute("wait", terms.maxWait())
                .attribute("requests", terms.requests())
                .attribute("hold", terms.hold())
                .attribute("inactivity", terms.inactivity());
        if (terms.polling() > 0) {
            body.attribute("polling", terms.polling());
        }
        if (terms.maxPause() > 0) {
            body.attribute("maxpause", terms.maxPause());
        }
        if (!terms.isLegacy()) {
            body.attribute("ver", terms.version());
        }
        if (terms.acks()) {
            body.attribute("ack", firstRid);
        }
        hostname.ifPresent(name -> body.attribute("host", name));
        body.attribute("xmlns:xmpp", XBOSH).attribute("xmpp:restartlogic", "true");
    }

    private void tellOfStream(BodyWriter body, boolean creates) {
        StreamHeader header = opened;
        if (header != null) {
            header.from().ifPresent(from -> body.attribute("from", from.toString()));
            body.attribute("authid", header.id());
            if (!creates) {
                body.attribute("xmlns:xmpp", XBOSH);
            }
            body.attribute("xmpp:version", header.version());
            opened = null;
        }
    }

    private Answer finish(BodyWriter body, List<FirstLevel> items) {
        if (items.stream().anyMatch(Answers::isOfStreams)) {
            body.declareStreams();
        }
        items.forEach(body::element);
        return body.answer(200, terms.contentType());
    }

    private static boolean isOfStreams(FirstLevel item) {
        return item instanceof FirstLevel.Fault
                || item instanceof FirstLevel.Nonza nonza
                        && nonza.element().name().namespace().equals(Namespaces.STREAMS);
    }

    /** The answer that ends the session, with all that was still to be sent, and the error if there is one. */
    Answer last(Optional<Condition> condition, List<FirstLevel> rest, Optional<FirstLevel.Fault> fault) {
        BodyWriter body = new BodyWriter(256 + Outgoing.size(rest));
        condition.ifPresentOrElse(body::terminate, body::terminate);
        if (fault.isPresent() || rest.stream().anyMatch(Answers::isOfStreams)) {
            body.declareStreams();
        }
        rest.forEach(body::element);
        fault.ifPresent(body::element);
        return body.answer(200, terms.contentType());
    }

    Answer empty() {
        return new BodyWriter(64).answer(200, terms.contentType());
    }

    /** Section 17.3: the client repeats what was not answered. */
    Answer recoverable() {
        return new BodyWriter(64).attribute("type", "error").answer(200, terms.contentType());
    }

    /** Section 17.2, or 17.1 with a client of old. */
    Answer refusal(Condition condition) {
        int status = terms.isLegacy() ? condition.legacyStatus() : 200;
        return new BodyWriter(128).terminate(condition).answer(status, terms.contentType());
    }
}
