package im.parley.server.s2s;

import im.parley.server.s2s.Verification.Answer;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Dialback on one stream, XEP-0220 section 2, in all its roles. Answers that nothing was asked for are dropped (section
 * 3.1). Used on the stream's strand.
 */
final class DialbackTalk {
    private static final System.Logger LOG = System.getLogger(DialbackTalk.class.getName());
    /** Keys of one stream that are being checked at the same time. */
    private static final int MOST = 50;
    /** Questions of other streams that one stream carries to the authoritative server at the same time. */
    private static final int MOST_QUESTIONS = 1000;

    private static final StreamError MALFORMED = StreamError.of(
            StreamError.Condition.IMPROPER_ADDRESSING, "dialback needs 'from' and 'to' that are domains");
    private static final StreamError REFUSED = StreamError.of(StreamError.Condition.INVALID_FROM, "the dialback key is wrong");
    private static final StanzaError NOT_HERE = Condition.ITEM_NOT_FOUND.error();
    private static final StanzaError OURS = Condition.NOT_ACCEPTABLE.because("that is a domain of this server");
    private static final StanzaError UNWANTED =
            Condition.POLICY_VIOLATION.because("this server does not talk to that domain");
    private static final StanzaError NO_TLS = Condition.POLICY_VIOLATION.because("start TLS first");
    private static final StanzaError NO_CERTIFICATE =
            Condition.NOT_AUTHORIZED.because("a certificate for that domain is needed");
    private static final StanzaError TOO_MANY = Condition.RESOURCE_CONSTRAINT.error();
    private static final StanzaError FORBIDDEN = Condition.FORBIDDEN.because("the dialback key is wrong");
    private static final StanzaError LOST =
            Condition.REMOTE_SERVER_TIMEOUT.because("the connection to the authoritative server has ended");
    private static final StanzaError LATE =
            Condition.REMOTE_SERVER_TIMEOUT.because("the authoritative server does not answer");

    private final RemoteStream stream;
    /** What this server has asked for: to be believed to be the first of a pair. */
    private final Set<DomainPair> claims = new HashSet<>();

    private final Map<Question, Open> questions = new HashMap<>();
    private volatile boolean asking;
    private int checking;

    private record Question(DomainPair pair, String streamId) {}

    /** A question that is not answered yet. */
    private record Open(Verification asked, long since) {}

    DialbackTalk(RemoteStream stream) {
        this.stream = stream;
    }

    RemoteState on(Element element, RemoteState now) {
        Optional<Jid> from = domain(element, "from");
        Optional<Jid> to = domain(element, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return stream.fail(MALFORMED);
        }
        DomainPair pair = new DomainPair(to.get().domain(), from.get().domain());
        boolean answer = element.attribute("type").isPresent();
        if (element.is(Dialback.RESULT)) {
            return answer ? judged(element, pair, now) : claimed(element, pair, now);
        }
        if (!element.is(Dialback.VERIFY)) {
            return stream.fail(MALFORMED);
        }
        if (answer) {
            verified(element, pair);
        } else {
            authoritative(element, pair);
        }
        return now;
    }

    private static Optional<Jid> domain(Element element, String attribute) {
        try {
            return element.attribute(attribute).map(Jid::of).filter(Jid::isDomain);
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }

    // As the initiating server, section 2.1.1.

    /** Asks to be believed. */
    void claim(DomainPair pair) {
        claims.add(pair);
        String key = stream.federation().keys().key(pair.remote(), pair.local(), stream.id());
        stream.send(Dialback.claim(pair, key));
    }

    private RemoteState judged(Element answer, DomainPair pair, RemoteState now) {
        if (!claims.remove(pair)) {
            return now; // unsolicited
        }
        switch (answer.attribute("type", "")) {
            case Dialback.VALID -> {
                stream.connection().authenticated();
                return stream.authorized(pair);
            }
            case Dialback.INVALID -> stream.refused(pair, Condition.INTERNAL_SERVER_ERROR.because(
                    pair.remote() + " does not believe that this server is " + pair.local()));
            default -> stream.refused(pair, Condition.REMOTE_SERVER_TIMEOUT.because(
                    pair.remote() + " did not accept the connection: " + Dialback.reason(answer)));
        }
        return now;
    }

    // As the receiving server, sections 2.1.2 and 2.2.1.

    private RemoteState claimed(Element claim, DomainPair pair, RemoteState now) {
        if (!stream.mayReceive()) {
            return now;
        }
        Optional<StanzaError> objection = objection(pair);
        if (objection.isPresent()) {
            stream.send(Dialback.error(claim, objection.get()));
            return now;
        }
        if (stream.standing().admits(pair) || External.proves(stream, pair.remote())) {
            return accept(claim, pair, now); // a certificate says more than a key
        }
        if (stream.federation().policy().certificateRequired(pair.remote())) {
            stream.send(Dialback.error(claim, NO_CERTIFICATE));
            return now;
        }
        checking++;
        Verification question = new Verification(
                pair, stream.id(), claim.text().strip(), false, answer -> stream.later(() -> checked(claim, pair, answer)));
        stream.federation().verify(question);
        return now;
    }

    private Optional<StanzaError> objection(DomainPair pair) {
        Federation federation = stream.federation();
        if (!federation.hosts(pair.local())) {
            return Optional.of(NOT_HERE);
        }
        if (federation.hosts(pair.remote())) {
            return Optional.of(OURS);
        }
        if (!federation.policy().allows(pair)) {
            return Optional.of(UNWANTED);
        }
        if (!stream.connection().facts().secure() && federation.policy().tlsRequired(pair.remote())) {
            return Optional.of(NO_TLS);
        }
        return checking < MOST ? Optional.empty() : Optional.of(TOO_MANY);
    }

    private void checked(Element claim, DomainPair pair, Answer answer) {
        checking--;
        if (stream.isOver()) {
            return;
        }
        switch (answer) {
            case Answer.Valid valid -> stream.enter(accept(claim, pair, stream.state()));
            case Answer.Invalid invalid -> stream.enter(refuse(claim, pair));
            case Answer.Unanswered unanswered -> stream.send(Dialback.error(claim, unanswered.error()));
        }
    }

    private RemoteState accept(Element claim, DomainPair pair, RemoteState now) {
        if (!stream.standing().admit(pair)) {
            stream.send(Dialback.error(claim, TOO_MANY));
            return now;
        }
        stream.connection().authenticated();
        return stream.believed(pair, now, () -> stream.send(Dialback.answer(claim, Dialback.VALID)));
    }

    private RemoteState refuse(Element claim, DomainPair pair) {
        LOG.log(Level.WARNING, "{0} claims to be {1} towards {2} with a wrong dialback key",
                stream.connection().facts().remote(), pair.remote(), pair.local());
        if (stream.standing().any()) {
            stream.send(Dialback.error(claim, FORBIDDEN)); // what is proven already is not lost
            return stream.state();
        }
        stream.send(Dialback.answer(claim, Dialback.INVALID));
        return stream.fail(REFUSED);
    }

    // Asking the authoritative server, section 2.1.2.

    void ask(Verification question) {
        if (questions.size() >= MOST_QUESTIONS) {
            question.answered().accept(new Answer.Unanswered(TOO_MANY));
            return;
        }
        questions.put(new Question(question.pair(), question.streamId()), new Open(question, System.nanoTime()));
        asking = true;
        stream.send(Dialback.question(question));
    }

    /** Whether an answer is awaited; for any thread. */
    boolean isAsking() {
        return asking;
    }

    /** Gives up what was asked longer ago than this. */
    void expire(long limit) {
        long now = System.nanoTime();
        List<Open> late = questions.values().stream().filter(open -> now - open.since() > limit).toList();
        questions.values().removeAll(late);
        asking = !questions.isEmpty();
        late.forEach(open -> open.asked().answered().accept(new Answer.Unanswered(LATE)));
    }

    private void verified(Element answer, DomainPair pair) {
        Open open = questions.remove(new Question(pair, answer.attribute("id", "")));
        if (open == null) {
            return; // unsolicited
        }
        open.asked().answered().accept(switch (answer.attribute("type", "")) {
            case Dialback.VALID -> new Answer.Valid();
            case Dialback.INVALID -> new Answer.Invalid();
            default -> new Answer.Unanswered(Condition.REMOTE_SERVER_NOT_FOUND.because(Dialback.reason(answer)));
        });
    }

    /** The stream has ended before the answers came. Perhaps it was broken already when they were asked for. */
    void over() {
        List<Open> left = List.copyOf(questions.values());
        questions.clear();
        claims.clear();
        left.stream().map(Open::asked).forEach(asked -> {
            if (asked.isAgain()) {
                asked.answered().accept(new Answer.Unanswered(LOST));
            } else {
                stream.federation().verify(asked.again());
            }
        });
    }

    // As the authoritative server, section 2.2.2.

    private void authoritative(Element question, DomainPair pair) {
        if (!stream.federation().hosts(pair.local())) {
            stream.send(Dialback.error(question, NOT_HERE));
            return;
        }
        boolean ours = stream.federation().keys().matches(
                question.text(), pair.remote(), pair.local(), question.attribute("id", ""));
        stream.send(Dialback.answer(question, ours ? Dialback.VALID : Dialback.INVALID));
    }
}
