package im.parley.feature.version;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Target.SERVER;
import static im.parley.server.spi.Target.SERVICE;

import im.parley.server.spi.About;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;

/** XEP-0092: Software Version. Tells name and version of the server, and its operating system if that is wanted. */
@ServerFeature
final class SoftwareVersion implements Feature {
    private static final String NS = "jabber:iq:version";
    private static final Name QUERY = Name.of(NS, "query");
    private static final Name NAME = Name.of(NS, "name");
    private static final Name VERSION = Name.of(NS, "version");
    private static final Name SYSTEM = Name.of(NS, "os");

    private final Element answer;

    @Inject
    SoftwareVersion(About about, Options options) {
        Element.Builder query = Element.build(QUERY).add(NAME, about.name()).add(VERSION, about.version());
        if (options.of(VersionOptions.class).showOs()) {
            query.add(SYSTEM, System.getProperty("os.name", "") + ' ' + System.getProperty("os.version", ""));
        }
        this.answer = query.build();
    }

    @Override
    public Spec spec() {
        return Spec.xep(92, "1.1").processor(NS);
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
        return Reply.of(answer);
    }
}
