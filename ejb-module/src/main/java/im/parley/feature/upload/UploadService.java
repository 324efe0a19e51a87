package im.parley.feature.upload;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Description;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Identity;
import im.parley.server.spi.OnlyRequests;
import im.parley.server.spi.Options;
import im.parley.server.spi.Service;
import im.parley.server.spi.Target;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.upload.Depot;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The service {@code upload.<domain>}: what it is, and slots (sections 3 and 4). */
@Singleton
final class UploadService implements Service {
    private static final Name ITEMS = Name.of("http://jabber.org/protocol/disco#items", "query");
    private static final StanzaError NO_NODE = Condition.ITEM_NOT_FOUND.error();
    private static final StanzaError STRANGER =
            Condition.FORBIDDEN.because("only users of this server may upload files here");

    private final Slots slots;
    private final Depot depot;
    private final Catalogue catalogue;
    private final Domains domains;
    private final UploadOptions options;

    @Inject
    UploadService(Slots slots, Depot depot, Catalogue catalogue, Domains domains, Options options) {
        this.slots = slots;
        this.depot = depot;
        this.catalogue = catalogue;
        this.domains = domains;
        this.options = options.of(UploadOptions.class);
    }

    @Override
    public String label() {
        return options.label();
    }

    @Override
    public Identity identity() {
        return new Identity("store", "file", options.name());
    }

    @Override
    public List<Effect> handle(Stanza stanza) {
        return OnlyRequests.handle(stanza, this::answer);
    }

    private Iq answer(Iq iq, Element payload) {
        boolean forTheService = iq.to().filter(Jid::isDomain).isPresent();
        if (iq.type() != Iq.Type.GET || !forTheService) {
            throw new Refusal(OnlyRequests.UNKNOWN);
        }
        return iq.result(get(iq, payload));
    }

    private Element get(Iq iq, Element payload) {
        if (payload.is(Description.QUERY)) {
            return describe(payload);
        }
        if (payload.is(ITEMS)) {
            return Element.of(ITEMS);
        }
        if (payload.is(SlotRequest.REQUEST)) {
            Jid user = iq.from().filter(from -> !from.local().isEmpty()).orElseThrow(() -> new Refusal(STRANGER));
            if (!domains.serves(user.domain())) {
                throw new Refusal(STRANGER);
            }
            return slots.assign(user, SlotRequest.read(payload));
        }
        throw new Refusal(OnlyRequests.UNKNOWN);
    }

    /** Section 3. */
    private Element describe(Element query) {
        Optional<String> node = query.attribute("node");
        if (node.isPresent()) {
            throw new Refusal(NO_NODE);
        }
        TreeSet<String> features = new TreeSet<>(catalogue.features(Target.SERVICE));
        features.addAll(List.of(Description.NS, ITEMS.namespace(), SlotRequest.NS));
        SlotRequest.PURPOSES.forEach(purpose -> features.add(SlotRequest.PURPOSE_NS + '#' + purpose));
        DataForm limits = DataForm.of(
                DataForm.Type.RESULT,
                Field.hidden(DataForm.FORM_TYPE, SlotRequest.NS),
                Field.text("max-file-size", Long.toString(options.logic().maxFileSize())));
        return new Description(List.of(identity()), List.copyOf(features), List.of(limits)).toElement(node);
    }

    /** Removes what has expired. */
    void expire() {
        depot.expire(options.expiration().limit());
    }
}
