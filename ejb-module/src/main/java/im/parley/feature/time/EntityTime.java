package im.parley.feature.time;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Target.SERVER;
import static im.parley.server.spi.Target.SERVICE;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** XEP-0202: Entity Time. Tells the time and the time zone of the server. */
@ServerFeature
final class EntityTime implements Feature {
    private static final String NS = "urn:xmpp:time";
    private static final Name TIME = Name.of(NS, "time");
    private static final Name OFFSET = Name.of(NS, "tzo");
    private static final Name UTC = Name.of(NS, "utc");

    /** XEP-0082 section 3.2: {@code Z} for UTC, else {@code +hh:mm}. */
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("XXX");

    private final Clock clock;

    @Inject
    EntityTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Spec spec() {
        return Spec.xep(202, "2.0").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                advertise(SERVICE, NS),
                iqGet(TIME, SERVER, this::tell),
                iqGet(TIME, SERVICE, this::tell));
    }

    private Reply tell(Iq question, Requester sender) {
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        return Reply.of(Element.build(TIME)
                .add(OFFSET, ZONE.format(now))
                .add(UTC, now.toInstant().toString())
                .build());
    }
}
