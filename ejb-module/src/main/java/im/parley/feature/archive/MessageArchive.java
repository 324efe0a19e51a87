package im.parley.feature.archive;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * XEP-0313: Message Archive Management. Lets accounts query their archives and search them (XEP-0431), and say what shall
 * be in them (XEP-0441).
 */
@ServerFeature
final class MessageArchive implements Feature {
    private final Queries queries;
    private final PreferenceRequests preferences;

    @Inject
    MessageArchive(Queries queries, PreferenceRequests preferences) {
        this.queries = queries;
        this.preferences = preferences;
    }

    @Override
    public Spec spec() {
        return Spec.xep(313, "1.1.3").andXep(441, "0.2.0").andXep(431, "0.2.0").processor(ArchiveOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return Stream.of(
                        queries.hooks(Vocabulary.SECOND),
                        queries.extensions(Vocabulary.SECOND),
                        preferences.hooks(Vocabulary.SECOND),
                        List.of(advertise(OWN_ACCOUNT, "urn:xmpp:fulltext:0")),
                        forClientsThatAskTheServer())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * DEVIATION: section 7 has clients ask the account; profanity asks the server only. Who takes the archive for one of
     * the server itself and queries it there gets service-unavailable.
     */
    private static List<Hook> forClientsThatAskTheServer() {
        String namespace = Vocabulary.SECOND.namespace();
        return List.of(advertise(SERVER, namespace), advertise(SERVER, namespace + "#extended"));
    }
}
