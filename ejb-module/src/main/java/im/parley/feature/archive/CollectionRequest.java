package im.parley.feature.archive;

import im.parley.store.archive.ArchiveQuery;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which collections are meant, XEP-0136 sections 7 and 10.1.
 *
 * @param with whose
 * @param exact whether this is the very address of the collection
 * @param start which began then or later
 * @param end which began before
 * @param open which go on
 */
record CollectionRequest(
        Optional<Jid> with, boolean exact, Optional<Instant> start, Optional<Instant> end, boolean open) {
    private static final StanzaError NO_ADDRESS = Condition.JID_MALFORMED.because("'with' is no address");
    private static final StanzaError NO_TIME = Condition.BAD_REQUEST.because("a time is malformed (XEP-0082)");
    private static final StanzaError NO_BOOLEAN = Condition.BAD_REQUEST.because("neither true nor false");

    /** @throws Refusal when it is malformed */
    static CollectionRequest in(Element payload) {
        return new CollectionRequest(
                payload.attribute("with")
                        .map(text -> Addresses.parse(text).orElseThrow(() -> new Refusal(NO_ADDRESS))),
                truth(payload, "exactmatch").orElse(false),
                time(payload, "start"),
                time(payload, "end"),
                truth(payload, "open").orElse(false));
    }

    private static Optional<Instant> time(Element payload, String attribute) {
        return payload.attribute(attribute)
                .map(text -> DateTime.parse(text.strip()).orElseThrow(() -> new Refusal(NO_TIME)));
    }

    /** An {@code xs:boolean}, of which both spellings must be understood. */
    static Optional<Boolean> truth(Element payload, String attribute) {
        return payload.attribute(attribute).map(text -> switch (text.strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new Refusal(NO_BOOLEAN);
        });
    }

    /** Whether one collection is named (section 4): by its address and its beginning. */
    boolean isOne() {
        return with.isPresent() && start.isPresent() && end.isEmpty() && !open;
    }

    /** Whether there is no condition on times. */
    boolean isOfAllTimes() {
        return start.isEmpty() && end.isEmpty() && !open;
    }

    /**
     * What collections are asked for by their addresses. Nothing when there can be none: collections bear bare addresses,
     * so a full one matches none (section 10.1, rule 1).
     */
    Optional<ArchiveQuery> addressed() {
        if (with.isEmpty()) {
            return Optional.of(ArchiveQuery.ALL);
        }
        Jid peer = with.get();
        if (peer.isFull()) {
            return Optional.empty();
        }
        return Optional.of(
                peer.isDomain() && !exact && !isOne()
                        ? ArchiveQuery.ALL.at(peer.domain())
                        : ArchiveQuery.ALL.with(peer));
    }

    /** When they began. Collections begin with a whole second. */
    ArchiveQuery.Range begun() {
        ArchiveQuery.Range range = ArchiveQuery.Range.ALL;
        if (start.isPresent()) {
            range = range.from(wholeSecond(start.get()));
        }
        if (end.isPresent()) {
            range = range.to(wholeSecond(end.get()).minusMillis(1));
        }
        return range;
    }

    private static Instant wholeSecond(Instant moment) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(moment) ? second : second.plusSeconds(1);
    }
}
