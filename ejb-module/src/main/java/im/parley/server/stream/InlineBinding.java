package im.parley.server.stream;

import im.parley.server.login.Attempt;
import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Login;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The end of a log-in by SASL2: what the client asked for with it, and the success (XEP-0388 section 2.6.1). */
final class InlineBinding {
    /**
     * DEVIATION: XEP-0386 does not say what happens when the account has as many sessions as it may. A log-in without the
     * resource that was asked for would be of no use.
     */
    private static final Step.Failure FULL = new Step.Failure(
            SaslError.TEMPORARY_AUTH_FAILURE, "the account has as many sessions as it may");

    private final Attempt.Outcome.Granted granted;
    private final LoginRequest request;
    private final ClientStream stream;

    private InlineBinding(Attempt.Outcome.Granted granted, LoginRequest request, ClientStream stream) {
        this.granted = granted;
        this.request = request;
        this.stream = stream;
    }

    static StreamState complete(Attempt.Outcome.Granted granted, LoginRequest request, ClientStream stream) {
        InlineBinding binding = new InlineBinding(granted, request, stream);
        stream.connection().authenticated();
        Optional<Element> resume = request.element().first(SmElements.RESUME);
        return resume.isPresent() ? binding.resume(resume.get()) : binding.go(List.of());
    }

    /** XEP-0386 section 3.2: a resumption goes first; when it fails, its failure is told and a resource is bound. */
    private StreamState resume(Element resume) {
        Jid account = granted.account();
        return switch (Resumption.attempt(resume, account, stream, this::resumed)) {
            case Resumption.Outcome.Done done -> done.state();
            case Resumption.Outcome.Failed failed -> go(List.of(failed.failed()));
            case Resumption.Outcome.Broken broken -> stream.fail(broken.error());
        };
    }

    /** With the full JID, which the client has again, as after binding a resource. */
    private List<Element> resumed(Continuity kept) {
        return List.of(
                success(kept.session().jid(), List.of(SmElements.resumed(kept))), StreamFeatures.afterBind(stream));
    }

    private StreamState go(List<Element> results) {
        Optional<Element> bind = Bind2.request(request, stream.services().table().inline());
        if (bind.isPresent()) {
            return bind(bind.get(), results);
        }
        stream.send(success(granted.account(), results));
        stream.send(StreamFeatures.afterLogin(stream));
        return new Binding(granted.account());
    }

    /**
     * XEP-0386 section 3.2. Nothing reaches the new session before its success is sent: this is its strand, and whatever
     * others send waits for it.
     */
    private StreamState bind(Element bind, List<Element> results) {
        request.agent().ifPresent(this::endEarlier);
        BoundSession session = stream.session(Bind2.address(granted.account(), bind), login());
        return switch (stream.services().sessions().add(session, stream.services().options().resources())) {
            case SessionIndex.Outcome.Full full -> Binding.roomMade(granted.account(), stream)
                    ? bind(bind, results)
                    : LoggingIn.failed(FULL, stream);
            case SessionIndex.Outcome.Taken taken -> bind(bind, results); // somebody bound what cannot be guessed
            case SessionIndex.Outcome.Added added -> {
                List<Element> all = new ArrayList<>(results);
                all.add(Bind2.bound(bind, session, stream));
                stream.send(success(session.jid(), all));
                stream.send(StreamFeatures.afterBind(stream));
                yield Binding.begin(session, stream);
            }
        };
    }

    /** "the server SHOULD terminate any earlier sessions from the same client". */
    private void endEarlier(UUID agent) {
        List<BoundSession> earlier = new ArrayList<>();
        for (BoundSession session : stream.services().sessions().sessions(granted.account())) {
            if (Login.from(agent).test(session)) {
                earlier.add(session);
            }
        }
        earlier.forEach(Binding::farewell);
    }

    private Login login() {
        return granted.login().of(request.agent());
    }

    private Element success(Jid identifier, List<Element> results) {
        List<Element> all = new ArrayList<>(results);
        stream.loggedIn(login());
        Fast.token(granted, request, stream).ifPresent(all::add);
        return Sasl2.success(granted.data(), identifier.toString(), all);
    }
}
