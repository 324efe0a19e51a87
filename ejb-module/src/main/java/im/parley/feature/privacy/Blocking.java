package im.parley.feature.privacy;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.provide;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Blocklists;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.store.privacy.PrivacyLists;
import im.parley.store.privacy.PrivacyUpdate;
import im.parley.store.report.ReportStore;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * XEP-0191: Blocking Command. The block list is what the default privacy list blocks altogether. Reports that come with
 * it (XEP-0377) are kept for the administrators.
 */
@ServerFeature
final class Blocking implements Feature, Blocklists {
    private static final String NS = "urn:xmpp:blocking";
    static final Name BLOCK = Name.of(NS, "block");
    static final Name UNBLOCK = Name.of(NS, "unblock");
    private static final Name BLOCK_LIST = Name.of(NS, "blocklist");
    private static final Name ITEM = Name.of(NS, "item");

    private static final StanzaError NOTHING_TO_BLOCK =
            Condition.BAD_REQUEST.because("<block/> needs at least one <item/>");
    private static final StanzaError NO_JID = Condition.BAD_REQUEST.because("an <item/> needs a 'jid'");
    private static final StanzaError ONESELF = Condition.NOT_ALLOWED.because("nobody blocks oneself");
    static final StanzaError FULL = Condition.RESOURCE_CONSTRAINT.because("there are too many rules");

    private final Lists lists;
    private final Aftermath aftermath;
    private final Reports reports;
    private final int maxItems;

    @Inject
    Blocking(Lists lists, Sessions sessions, ReportStore reports, Options options, Clock clock) {
        this.lists = lists;
        this.aftermath = new Aftermath(lists, sessions);
        this.reports = new Reports(reports, clock);
        this.maxItems = options.of(PrivacyOptions.class).maxItems();
    }

    @Override
    public Spec spec() {
        return Spec.xep(191, "1.3.1").andXep(377, "0.4.1").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                advertise(SERVER, Reports.NS),
                iqGet(BLOCK_LIST, OWN_ACCOUNT, this::list),
                iqSet(BLOCK, OWN_ACCOUNT, this::block),
                iqSet(UNBLOCK, OWN_ACCOUNT, this::unblock),
                provide(Blocklists.class, this));
    }

    /** Section 3.2. */
    private Reply list(Iq iq, Requester requester) {
        requester.self().put(Pushes.BLOCK_LIST, true);
        return Reply.of(items(BLOCK_LIST, lists.all(requester.addressed()).blocked()));
    }

    /** Section 3.3. */
    private Reply block(Iq iq, Requester requester) {
        Jid account = requester.addressed();
        Element block = iq.payload().orElseThrow();
        Set<Jid> jids = addresses(block);
        var abuse = reports.read(block.elements(ITEM), account);
        List<Effect> effects = block(account, jids);
        abuse.forEach(reports::keep);
        return Reply.OK.then(effects);
    }

    @Override
    public Set<Jid> blocked(Jid account) {
        return lists.all(account).blocked();
    }

    @Override
    public List<Effect> block(Jid account, Set<Jid> jids) {
        if (jids.isEmpty()) {
            throw new Refusal(NOTHING_TO_BLOCK);
        }
        if (jids.stream().anyMatch(jid -> jid.bare().equals(account))) {
            throw new Refusal(ONESELF);
        }
        PrivacyUpdate update = lists.update(account, before -> blocking(before, jids));
        return effects(account, update, items(BLOCK, jids));
    }

    private PrivacyLists blocking(PrivacyLists before, Set<Jid> jids) {
        PrivacyLists after = before.withStandardList(before.standardOrNew().blocking(jids));
        if (after.items() > maxItems && after.items() > before.items()) {
            throw new Refusal(FULL);
        }
        return after;
    }

    /** Sections 3.4 and 3.5. */
    private Reply unblock(Iq iq, Requester requester) {
        return Reply.OK.then(unblock(requester.addressed(), addresses(iq.payload().orElseThrow())));
    }

    @Override
    public List<Effect> unblock(Jid account, Set<Jid> jids) {
        PrivacyUpdate update = lists.update(account, before -> {
            Collection<Jid> all = jids.isEmpty() ? before.blocked() : jids;
            return before.standardList().map(list -> before.with(list.unblocking(all))).orElse(before);
        });
        return effects(account, update, items(UNBLOCK, jids));
    }

    private List<Effect> effects(Jid account, PrivacyUpdate update, Element push) {
        List<Effect> effects = new ArrayList<>();
        effects.add(Pushes.blocking(account, push));
        Pushes.edited(account, update).ifPresent(effects::add);
        effects.addAll(aftermath.of(update, account));
        return effects;
    }

    private static Set<Jid> addresses(Element command) {
        Set<Jid> jids = new LinkedHashSet<>();
        for (Element item : command.elements(ITEM)) {
            jids.add(address(item));
        }
        return jids;
    }

    /** The address of an item. */
    static Jid address(Element item) {
        String address = item.attribute("jid").orElseThrow(() -> new Refusal(NO_JID));
        try {
            return Jid.of(address);
        } catch (InvalidJid invalid) {
            throw new Refusal(Condition.JID_MALFORMED.because(String.valueOf(invalid.getMessage())));
        }
    }

    /** A command or list with addresses. */
    static Element items(Name name, Collection<Jid> jids) {
        return Element.build(name).addAll(Pushes.items(jids, ITEM)).build();
    }
}
