package im.parley.feature.lastactivity;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Target.SERVER;
import static im.parley.server.spi.Target.SERVICE;

import im.parley.server.spi.About;
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
import java.time.Duration;
import java.util.List;

/** XEP-0012: Last Activity. Tells how long the server has been running (section 5); says nothing of its users. */
@ServerFeature
final class LastActivity implements Feature {
    private static final String NS = "jabber:iq:last";
    private static final Name QUERY = Name.of(NS, "query");

    private final About about;
    private final Clock clock;

    @Inject
    LastActivity(About about, Clock clock) {
        this.about = about;
        this.clock = clock;
    }

    @Override
    public Spec spec() {
        return Spec.xep(12, "2.0").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                advertise(SERVICE, NS),
                iqGet(QUERY, SERVER, this::tell),
                iqGet(QUERY, SERVICE, this::tell));
    }

    private Reply tell(Iq question, Requester sender) {
        long seconds = Duration.between(about.started(), clock.instant()).toSeconds();
        return Reply.of(Element.build(QUERY)
                .attribute("seconds", String.valueOf(Math.max(0, seconds)))
                .build());
    }
}
