package im.parley.feature.archive;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** XEP-0313: Message Archive Management in its version 0.5, for clients that know no newer one. */
@ServerFeature
final class EarlierMessageArchive implements Feature {
    private final Queries queries;
    private final PreferenceRequests preferences;

    @Inject
    EarlierMessageArchive(Queries queries, PreferenceRequests preferences) {
        this.queries = queries;
        this.preferences = preferences;
    }

    @Override
    public Spec spec() {
        return Spec.xep(313, "0.5").processor("urn:xmpp:mam:1");
    }

    @Override
    public List<Hook> hooks() {
        return Stream.of(queries.hooks(Vocabulary.FIRST), preferences.hooks(Vocabulary.FIRST))
                .flatMap(List::stream)
                .toList();
    }
}
