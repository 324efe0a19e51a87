package im.parley.server.s2s;

import im.parley.server.s2s.CheckReport.Status;
import im.parley.server.s2s.CheckReport.Step;
import im.parley.server.s2s.Errand.Outcome;
import im.parley.wire.port.Call;
import im.parley.wire.port.Caller;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Place;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.Whereabouts;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Tries to talk to another server as a stanza would make it, and tells what happens step by step. Blocks. */
final class ServerCheck {
    private static final Duration CONNECT = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ALTOGETHER = Duration.ofSeconds(50);

    private final Federation federation;
    private final DomainPair pair;
    private final List<Step> steps = new ArrayList<>();
    private final long end = System.nanoTime() + ALTOGETHER.toNanos();

    ServerCheck(Federation federation, DomainPair pair) {
        this.federation = federation;
        this.pair = pair;
    }

    CheckReport run() {
        boolean reachable = mayTalk() && reach();
        return new CheckReport(pair.local(), pair.remote(), reachable, steps);
    }

    private boolean mayTalk() {
        if (!federation.options().active()) {
            return note("policy", Status.FAILED, "this server does not talk to others ('s2s' is off)");
        }
        if (federation.hosts(pair.remote())) {
            return note("policy", Status.FAILED, pair.remote() + " is a domain of this server itself");
        }
        if (!federation.policy().allows(pair)) {
            return note("policy", Status.FAILED, "the configuration does not let this server talk to " + pair.remote());
        }
        Policy policy = federation.policy();
        String remote = pair.remote();
        steps.add(new Step("policy", "", Status.OK, "allowed", List.of(
                "TLS is " + (policy.tlsRequired(remote) ? "required" : "not required"),
                "a certificate is " + (policy.certificateRequired(remote) ? "required" : "not required"),
                "dialback is " + (policy.dialback() ? "on" : "off"))));
        return true;
    }

    private boolean note(String name, Status status, String text) {
        steps.add(new Step(name, "", status, text, List.of()));
        return status != Status.FAILED;
    }

    private boolean reach() {
        return switch (federation.locate(pair.remote())) {
            case Whereabouts.Nowhere nowhere -> note("dns", Status.FAILED, nowhere.why());
            case Whereabouts.Unknown unknown -> note("dns", Status.FAILED, unknown.why());
            case Whereabouts.Known known -> {
                List<String> details = new ArrayList<>(known.found());
                known.places().forEach(place -> details.add(place + " " + addresses(place)
                        + (place.keys().isEmpty() ? "" : ", its keys are in DNS (DANE)")));
                steps.add(new Step("dns", "", Status.OK, known.places().size() + " places", details));
                yield reach(known.places());
            }
        };
    }

    private static String addresses(Place place) {
        return place.addresses().stream().map(InetAddress::getHostAddress).toList().toString();
    }

    /** All places are tried: one that works says nothing of the others. */
    private boolean reach(List<Place> places) {
        boolean reachable = false;
        for (Place place : places) {
            if (System.nanoTime() < end) {
                reachable |= reach(place);
            } else {
                steps.add(new Step("connection", place.toString(), Status.WARNING, "not tried, the time is over", List.of()));
            }
        }
        return reachable;
    }

    private boolean reach(Place place) {
        Outgoing scratch = new Outgoing(pair, federation);
        Errand errand = new Errand(scratch, place.keys(), new CompletableFuture<>());
        AtomicReference<Trace> trace = new AtomicReference<>();
        AtomicReference<RemoteStream> opened = new AtomicReference<>();
        long begun = System.nanoTime();
        Call call = new Call(
                place,
                pair.remote(),
                federation.identity(pair.local()),
                CONNECT,
                federation.options().outgoing(place.directTls()));
        federation.dial(call, new Caller() {
            @Override
            public StreamHandler connected(Connection connection) {
                long millis = (System.nanoTime() - begun) / 1_000_000;
                Trace watching = new Trace(connection, federation, pair.remote(), place);
                watching.connected(millis);
                trace.set(watching);
                RemoteStream stream = federation.calling(watching, errand);
                opened.set(stream);
                watching.watch(stream);
                return watching;
            }

            @Override
            public void failed(String why) {
                errand.failed(why);
            }
        });
        Outcome outcome = errand.outcome()
                .completeOnTimeout(new Outcome.Failed("no answer"), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        RemoteStream stream = opened.get();
        if (stream != null) {
            stream.later(stream::leave);
        }
        Trace watching = trace.get();
        if (watching != null) {
            steps.addAll(watching.steps());
        }
        return conclude(place, outcome);
    }

    private boolean conclude(Place place, Outcome outcome) {
        Step last =
                switch (outcome) {
                    case Outcome.Open open ->
                        new Step("stream", place.toString(), Status.OK, "stanzas can go", List.of());
                    case Outcome.Failed failed ->
                        new Step("stream", place.toString(), Status.FAILED, failed.why(), List.of());
                    case Outcome.Refused refused ->
                        new Step("stream", place.toString(), Status.FAILED, refused.why().text(), List.of());
                };
        steps.add(last);
        return last.status() == Status.OK;
    }
}
