package im.parley.feature.archive;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** XEP-0136: Message Archiving. Shows clients of old the archive as collections, one for each address and day. */
@ServerFeature
final class CollectionArchive implements Feature {
    private static final StanzaError NOT_BY_HAND =
            Condition.FEATURE_NOT_IMPLEMENTED.because("clients cannot add to the archive");
    private static final StanzaError NO_REPLICATION =
            Condition.FEATURE_NOT_IMPLEMENTED.because("what is new is found by listing collections");
    private static final StanzaError NO_SESSIONS =
            Condition.FEATURE_NOT_IMPLEMENTED.because("single conversations have no modes");

    private final CollectionQueries queries;
    private final CollectionRemoval removal;
    private final ModeRequests modes;
    private final AutomaticArchiving automatic;

    @Inject
    CollectionArchive(
            CollectionQueries queries, CollectionRemoval removal, ModeRequests modes, AutomaticArchiving automatic) {
        this.queries = queries;
        this.removal = removal;
        this.modes = modes;
        this.automatic = automatic;
    }

    @Override
    public Spec spec() {
        return Spec.xep(136, "1.3.1").processor("message-archive-xep-0136").offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        return Stream.of(queries.hooks(), removal.hooks(), modes.hooks(), automatic.hooks(), others())
                .flatMap(List::stream)
                .toList();
    }

    /** Section 9, and what is not there. */
    private static List<Hook> others() {
        return List.of(
                advertise(SERVER, CollectionElements.NS),
                advertise(SERVER, CollectionElements.NS + ":auto"),
                advertise(SERVER, CollectionElements.NS + ":manage"),
                advertise(SERVER, CollectionElements.NS + ":pref"),
                iqSet(name("save"), OWN_ACCOUNT, (iq, owner) -> Reply.error(NOT_BY_HAND)),
                iqGet(name("modified"), OWN_ACCOUNT, (iq, owner) -> Reply.error(NO_REPLICATION)),
                iqSet(name("sessionremove"), OWN_ACCOUNT, (iq, owner) -> Reply.error(NO_SESSIONS)));
    }

    private static Name name(String local) {
        return Name.of(CollectionElements.NS, local);
    }
}
