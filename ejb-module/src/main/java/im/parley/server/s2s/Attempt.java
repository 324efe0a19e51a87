package im.parley.server.s2s;

import im.parley.server.s2s.Errand.Outcome;
import im.parley.wire.port.Call;
import im.parley.wire.port.Caller;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Place;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.Whereabouts;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One attempt to reach the server of a domain: where it is, then one place after the other. Runs on its own thread. */
final class Attempt {
    private static final System.Logger LOG = System.getLogger(Attempt.class.getName());
    /** What the transport's own time-outs may be late. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Federation federation;
    private final Outgoing outgoing;
    private final List<String> troubles = new ArrayList<>();

    Attempt(Federation federation, Outgoing outgoing) {
        this.federation = federation;
        this.outgoing = outgoing;
    }

    void run() {
        try {
            find();
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "Failed to reach " + outgoing.pair().remote(), bug);
            outgoing.failed("this server has failed");
        }
    }

    private void find() {
        String remote = outgoing.pair().remote();
        switch (federation.locate(remote)) {
            case Whereabouts.Nowhere nowhere -> outgoing.refused(Condition.REMOTE_SERVER_NOT_FOUND.because(nowhere.why()));
            case Whereabouts.Unknown unknown -> outgoing.failed(unknown.why());
            case Whereabouts.Known known -> reach(known.places());
        }
    }

    private void reach(List<Place> places) {
        for (Place place : places) {
            if (!troubles.isEmpty() && !outgoing.isWaiting()) {
                break; // a long list of places that say nothing: whoever waited has been told
            }
            switch (call(place)) {
                case Outcome.Open open -> {
                    return;
                }
                case Outcome.Refused refused -> {
                    outgoing.refused(refused.why());
                    return;
                }
                case Outcome.Failed failed -> troubles.add(place + ": " + failed.why());
            }
        }
        outgoing.failed(String.join("; ", troubles));
    }

    private Outcome call(Place place) {
        Duration connect = federation.options().timeouts().connect();
        Duration patience = connect.plus(federation.options().dialback().patience()).plus(GRACE);
        Errand errand = new Errand(outgoing, place.keys(), new CompletableFuture<>());
        DomainPair pair = outgoing.pair();
        Call call = new Call(
                place,
                pair.remote(),
                federation.identity(pair.local()),
                connect,
                federation.options().outgoing(place.directTls()));
        federation.dial(call, new Caller() {
            @Override
            public StreamHandler connected(Connection connection) {
                return federation.calling(connection, errand);
            }

            @Override
            public void failed(String why) {
                errand.failed(why);
            }
        });
        return errand.outcome()
                .completeOnTimeout(new Outcome.Failed("no answer"), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What a stanza is answered with that could not be sent. */
    static StanzaError unreachable(String why) {
        return Condition.REMOTE_SERVER_TIMEOUT.because(why);
    }
}
