package im.parley.test.bench.load;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Somebody publishes, all hear it, then the next item is published: at a service, or as the events of an account. */
final class EventScenario {
    private static final byte[] MESSAGE = Item.ascii("<message");
    private static final String TUNE = "http://jabber.org/protocol/tune";
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";

    private final Run run;
    private final boolean personal;
    private final int hearers;
    private final String domain;
    private final Failures failures = new Failures();
    private final LongAdder copies = new LongAdder();
    private final Latencies latencies = new Latencies();
    private volatile boolean going;
    private volatile boolean measuring;
    private Runnable publisher = () -> {};
    private long round;
    private int missing;

    private EventScenario(Run run, boolean personal) {
        this.run = run;
        this.personal = personal;
        this.hearers = personal
                ? Math.max(1, run.arguments().number(Flag.HEARERS, 10_000))
                : IdleScenario.sessions(run.arguments());
        this.domain = run.arguments().text(Flag.DOMAIN);
    }

    /** The events of an account, to its contacts. */
    static Result pep(Run run) {
        return new EventScenario(run, true).measure();
    }

    /** A node of a service, to its subscribers. */
    static Result pubsub(Run run) {
        return new EventScenario(run, false).measure();
    }

    private Result measure() {
        Company company = new Company(run, failures, hearers + 1, "events", this::heard);
        List<Guest> guests = company.guests();
        Guest publisher = guests.getFirst();
        company.each(List.of(publisher), (guest, done) -> guest.ask(create(), "<iq", "id='create'", done));
        company.each(guests.subList(1, guests.size()), (guest, done) -> listen(publisher, guest, done));
        Cpu.rest(1);
        this.publisher = () -> publish(publisher);
        going = true;
        publish(publisher);
        Cpu.rest(run.warmup());
        copies.reset();
        measuring = true;
        Cpu start = Cpu.now(run.server());
        Cpu.rest(run.seconds());
        Cpu used = Cpu.now(run.server()).since(start);
        long heard = Math.max(1, copies.sum());
        going = false;
        Cpu.rest(1);
        company.leave();
        return new Result(personal ? "pep" : "pubsub", setting(), figures(used, heard), failures.list());
    }

    private String node() {
        return personal ? TUNE : "load";
    }

    private String to() {
        return personal ? "" : " to='pubsub." + domain + '\'';
    }

    /** Makes the node, or learns that it is there. */
    private String create() {
        return personal
                ? "<iq type='get' id='create'><ping xmlns='urn:xmpp:ping'/></iq>"
                : "<iq type='set' id='create'" + to() + "><pubsub xmlns='" + PUBSUB + "'><create node='load'/></pubsub></iq>";
    }

    private void listen(Guest publisher, Guest guest, Runnable done) {
        int accounts = Math.min(hearers + 1, run.accounts(hearers + 1));
        String self = run.account(guest.number() % accounts).name() + '@' + domain;
        String other = run.account(publisher.number()).name() + '@' + domain;
        if (personal) {
            publisher.say(Item.ascii("<presence type='subscribed' to='" + self + "'/>"));
            guest.ask(
                    "<presence type='subscribe' to='" + other + "'/>" + Interest.presence(TUNE)
                            + "<iq type='get' id='listen'><ping xmlns='urn:xmpp:ping'/></iq>",
                    "<iq",
                    "id='listen'",
                    done);
        } else {
            guest.ask(
                    "<iq type='set' id='listen'" + to() + "><pubsub xmlns='" + PUBSUB + "'><subscribe node='load' jid='"
                            + self + "/events" + guest.number() / accounts + "'/></pubsub></iq>",
                    "<iq",
                    "id='listen'",
                    done);
        }
    }

    private synchronized void publish(Guest publisher) {
        missing = hearers;
        round = System.nanoTime();
        publisher.say(Item.ascii("<iq type='set' id='p'" + to() + "><pubsub xmlns='" + PUBSUB + "'><publish node='"
                + node() + "'><item id='current'><tune xmlns='" + TUNE + "'><artist>Yes</artist><length>686</length>"
                + "<source>Yessongs</source><title>Heart of the Sunrise</title></tune></item></publish></pubsub></iq>"));
    }

    private void heard(Guest guest, Item item) {
        if (item.startsWith("<iq") && item.contains(Interest.ASKED)) {
            guest.speak(Item.ascii(Interest.answer(item, TUNE)));
        } else if (item.startsWith(MESSAGE) && guest.number() > 0 && going) {
            copies.increment();
            arrived();
        } else if (item.startsWith("<iq") && item.isError()) {
            failures.add(item.text());
        }
    }

    private synchronized void arrived() {
        if (--missing == 0) {
            if (measuring) {
                latencies.add(System.nanoTime() - round);
            }
            publisher.run();
        }
    }

    private String setting() {
        return "%d who hear each, %s".formatted(hearers, run.security());
    }

    private List<Figure> figures(Cpu used, long heard) {
        return List.of(
                Figure.of("copies_per_second", heard / used.seconds(), ""),
                Figure.of("events_per_second", heard / used.seconds() / hearers, ""),
                Figure.of("p50_to_the_last", latencies.quantile(0.5) / 1e6, "ms"),
                Figure.of("p95_to_the_last", latencies.quantile(0.95) / 1e6, "ms"),
                Figure.of("server_cpu_per_copy", used.serverMicros() / heard, "us").goal(Goal.CPU_PER_COPY),
                Figure.of("client_cpu_per_copy", used.clientMicros() / heard, "us"));
    }
}
