package im.parley.feature.archive;

import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.streamFeature;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Session;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Lets a stream say whether its messages are archived, XEP-0136 section 6.
 *
 * <p>DEVIATION: archiving is on unless somebody switches it off, as the archive of XEP-0313 is there for all; the stream
 * feature says so (section 12.1).
 */
@Singleton
final class AutomaticArchiving {
    private static final Name FEATURE = Name.of(CollectionElements.NS, "feature");
    private static final Element OPTIONAL = Element.of(Name.of(CollectionElements.NS, "optional"));
    private static final StanzaError NO_SAVE = Condition.BAD_REQUEST.because("'save' is missing");
    private static final StanzaError NO_SCOPE = Condition.BAD_REQUEST.because("'scope' must be 'global' or 'stream'");
    private static final StanzaError COMPULSORY =
            Condition.NOT_ALLOWED.because("this server archives all messages");

    private final Policies policies;
    private final Recording recording;
    private final ArchiveOptions.Storing options;

    @Inject
    AutomaticArchiving(Policies policies, Recording recording, Options options) {
        this.policies = policies;
        this.recording = recording;
        this.options = options.of(ArchiveOptions.class).storing();
    }

    List<Hook> hooks() {
        return List.of(
                streamFeature(stream -> stream.authenticated() ? Optional.of(feature()) : Optional.empty()),
                iqSet(ModeElements.AUTO, OWN_ACCOUNT, this::set));
    }

    /** Section 11. */
    private Element feature() {
        boolean byDefault = options.byDefault() != StoreMethod.FALSE || isCompulsory();
        return byDefault
                ? Element.of(FEATURE, OPTIONAL, Element.of(ModeElements.DEFAULT))
                : Element.of(FEATURE, OPTIONAL);
    }

    private boolean isCompulsory() {
        return options.required() != StoreMethod.FALSE;
    }

    private Reply set(Iq request, Requester owner) {
        Element auto = request.payload().orElseThrow();
        check(auto);
        set(owner.self(), auto);
        return Reply.OK;
    }

    /** @throws Refusal when the element is malformed or the server does not allow it */
    void check(Element auto) {
        boolean on = isOn(auto);
        if (!List.of("global", "stream").contains(scope(auto))) {
            throw new Refusal(NO_SCOPE);
        }
        if (!on && isCompulsory()) {
            throw new Refusal(COMPULSORY);
        }
    }

    private static boolean isOn(Element auto) {
        return CollectionRequest.truth(auto, "save").orElseThrow(() -> new Refusal(NO_SAVE));
    }

    private static String scope(Element auto) {
        return auto.attribute("scope", "stream");
    }

    /** Does what a checked element says (section 2.2.1). */
    void set(Session session, Element auto) {
        if (scope(auto).equals("global")) {
            policies.automatic(session.account(), isOn(auto));
            recording.reset(session);
        } else {
            recording.set(session, isOn(auto));
        }
    }

    /** What is so on a stream. */
    Element element(Session session) {
        boolean on = isCompulsory() || recording.isOn(session, policies.automatic(session.account()));
        return Element.build(ModeElements.AUTO)
                .attribute("save", Boolean.toString(on))
                .build();
    }
}
