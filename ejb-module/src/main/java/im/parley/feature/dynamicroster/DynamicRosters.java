package im.parley.feature.dynamicroster;

import static im.parley.server.spi.Hook.contribute;
import static im.parley.server.spi.Hook.iqSent;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.presenceToAccount;
import static im.parley.server.spi.Phase.GUARD;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerEvent.AccountCreated;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.store.group.SharedGroupStore;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * RFC 6121 section 2: contacts that users get without adding them. The members of a shared group see each other, and
 * cannot change that.
 */
@ServerFeature
final class DynamicRosters implements Feature {
    private static final String ROSTER = "jabber:iq:roster";
    private static final Name QUERY = Name.of(ROSTER, "query");
    private static final Name ITEM = Name.of(ROSTER, "item");

    /** Section 2.3.3: "or even <not-allowed/> if the server only allows roster gets". */
    private static final StanzaError READ_ONLY =
            Condition.NOT_ALLOWED.because("the contact comes from a shared group, which users cannot change");

    private final FileGroups file;
    private final TableGroups table;

    @Inject
    DynamicRosters(SharedGroupStore groups, Options options) {
        DynamicRosterOptions own = options.of(DynamicRosterOptions.class);
        this.file = new FileGroups(own.groups());
        this.table = new TableGroups(groups, own.maxContacts(), own.cacheTime());
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6121).processor(DynamicRosterOptions.PROCESSOR).offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                contribute(file),
                contribute(table),
                iqSent(GUARD, this::asked),
                presenceSent(GUARD, this::sent),
                presenceToAccount(GUARD, this::received),
                on(AccountCreated.class, event -> forget(event.account())),
                on(AccountRemoved.class, event -> forget(event.account())));
    }

    /** A roster set with such a contact in it. */
    private Verdict asked(Iq iq, Session sender) {
        if (iq.type() != Iq.Type.SET || iq.to().filter(to -> !to.equals(sender.account())).isPresent()) {
            return Verdict.PASS;
        }
        boolean changes = iq.child(QUERY).stream()
                .flatMap(query -> query.elements(ITEM).stream())
                .flatMap(item -> contact(item).stream())
                .anyMatch(contact -> isFellow(sender.account(), contact));
        return changes ? Verdict.bounce(READ_ONLY) : Verdict.PASS;
    }

    /** What is no address is refused by whom it is meant for. */
    private static Optional<Jid> contact(Element item) {
        try {
            return item.attribute("jid").map(Jid::of).map(Jid::bare);
        } catch (InvalidJid invalid) {
            return Optional.empty();
        }
    }

    private Verdict sent(Presence presence, Session sender) {
        boolean changes = presence.type().isSubscription()
                && presence.to().filter(to -> isFellow(sender.account(), to.bare())).isPresent();
        return changes ? Verdict.bounce(READ_ONLY) : Verdict.PASS;
    }

    /** RFC 6121 section 3.1.3 rule 2 for those of other servers: who is subscribed already is told so. */
    private Verdict received(Presence presence, Jid account) {
        Optional<Jid> from = presence.from().map(Jid::bare);
        if (!presence.type().isSubscription() || from.filter(contact -> isFellow(account, contact)).isEmpty()) {
            return Verdict.PASS;
        }
        Verdict ignored = Verdict.drop("a shared group says who sees whom");
        return presence.type() == Presence.Type.SUBSCRIBE
                ? ignored.then(new Effect.Send(Presence.of(Presence.Type.SUBSCRIBED)
                        .with(new Header(account, from.get(), presence.id(), ""))))
                : ignored;
    }

    private boolean isFellow(Jid account, Jid contact) {
        return file.contacts(account).stream().anyMatch(item -> item.contact().equals(contact))
                || table.contacts(account).stream().anyMatch(item -> item.contact().equals(contact));
    }

    private List<Effect> forget(Jid account) {
        table.forget(account);
        return List.of();
    }
}
