package im.parley.feature.remoteroster;

import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSent;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.messageSent;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.openRoster;
import static im.parley.server.spi.Phase.APPLY;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent.AccountCreated;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.Subscription;
import im.parley.store.setting.SettingStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** XEP-0321: Remote Roster Management. A service asks a user for leave to manage the contacts of its domain. */
@ServerFeature
final class RemoteRosterManagement implements Feature {
    static final String NS = "urn:xmpp:tmp:roster-management:0";

    private static final Name QUERY = Name.of(NS, "query");
    private static final Name ITEM = Name.of(NS, "item");

    private static final StanzaError SERVICES_ALONE =
            Condition.FORBIDDEN.because("only services may ask for leave to manage rosters");
    private static final StanzaError NO_REQUEST = Condition.BAD_REQUEST.because("'type' must be 'request'");
    private static final StanzaError NO_REJECTION = Condition.BAD_REQUEST.because("'type' must be 'reject'");
    private static final StanzaError NOT_GRANTED = Condition.ITEM_NOT_FOUND.because("it has no leave to manage the roster");
    private static final StanzaError TOO_MANY = Condition.RESOURCE_CONSTRAINT.because("too many have asked this user");
    private static final StanzaError NO_SUBSCRIPTION = Condition.FORBIDDEN
            .because("You must have a presence subscription to be able to request remote roster management service.")
            .as(StanzaError.Type.MODIFY);

    private final RosterStore rosters;
    private final RemoteRosterOptions options;
    private final Permissions permissions;
    private final SecureRandom random = new SecureRandom();

    @Inject
    RemoteRosterManagement(RosterStore rosters, SettingStore settings, Options options) {
        this.rosters = rosters;
        this.options = options.of(RemoteRosterOptions.class);
        this.permissions = new Permissions(settings);
    }

    @Override
    public Spec spec() {
        return Spec.xep(321, "0.1.1").processor(RemoteRosterOptions.PROCESSOR).offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                openRoster(permissions),
                iqSet(QUERY, ACCOUNT, this::requested),
                iqGet(QUERY, OWN_ACCOUNT, (iq, self) -> Reply.of(list(self.addressed()))),
                iqSent(APPLY, this::toEntity),
                messageSent(APPLY, this::answered),
                on(RosterChanged.class, this::contactChanged),
                on(AccountCreated.class, event -> forget(event.account())),
                on(AccountRemoved.class, event -> forget(event.account())));
    }

    /** Section 4.1. */
    private Reply requested(Iq iq, Requester requester) {
        Jid account = requester.addressed();
        Jid entity = requester.jid().map(Jid::bare).orElseThrow(() -> new Refusal(SERVICES_ALONE));
        Element query = iq.payload().orElseThrow();
        if (!entity.local().isEmpty() && !options.allowAccounts()) {
            throw new Refusal(SERVICES_ALONE);
        }
        if (!query.attribute("type", "").equals("request")) {
            throw new Refusal(NO_REQUEST);
        }
        if (!rosters.load(account).showsPresenceTo(entity)) {
            throw new Refusal(NO_SUBSCRIPTION);
        }
        // "if the entity is already granted [...] the server SHOULD [...] skip querying the user"; nor is it asked twice.
        if (permissions.find(account, known -> known.entity().equals(entity)).isPresent()) {
            return Reply.OK;
        }
        String challenge = Long.toString(random.nextLong(1_000_000_000L, Long.MAX_VALUE));
        Permission asked = new Permission(entity, challenge, query.attribute("reason", ""));
        if (!permissions.put(account, asked, options.maxEntities())) {
            throw new Refusal(TOO_MANY);
        }
        return Reply.OK.then(new Effect.Send(Question.ask(account, asked)));
    }

    /** Section 4.5. */
    private Element list(Jid account) {
        return Element.build(QUERY)
                .addAll(permissions.granted(account).stream()
                        .map(granted -> Element.build(ITEM)
                                .attribute("jid", granted.entity().toString())
                                .attribute("reason", granted.reason())
                                .build())
                        .toList())
                .build();
    }

    /** Examples 15 and 17 address what the user's own server answers to the entity. */
    private Verdict toEntity(Iq iq, Session sender) {
        Optional<Element> query = iq.isRequest() ? iq.child(QUERY) : Optional.empty();
        Optional<Jid> entity = iq.to().map(Jid::bare).filter(to -> !to.equals(sender.account()));
        if (query.isEmpty() || entity.isEmpty()) {
            return Verdict.PASS;
        }
        if (iq.type() == Iq.Type.GET) {
            return answer(sender, iq.result(list(sender.account())));
        }
        String type = query.get().attribute("type", "");
        if (type.equals("request")) {
            return Verdict.PASS; // an account that asks another
        }
        if (!type.equals("reject")) {
            throw new Refusal(NO_REJECTION);
        }
        if (!permissions.remove(sender.account(), entity.get())) {
            throw new Refusal(NOT_GRANTED);
        }
        return answer(sender, iq.result(), inform(sender.account(), entity.get(), "rejected"));
    }

    private static Verdict answer(Session sender, Iq result, Effect... more) {
        List<Effect> effects = new ArrayList<>(List.of(more));
        effects.addFirst(new Effect.ToSession(sender, result.withTo(sender.jid())));
        return Verdict.drop("answered on behalf of the entity").then(effects);
    }

    /** Examples 4 to 7. */
    private Verdict answered(Message message, Session sender) {
        Jid account = sender.account();
        if (message.to().filter(to -> to.equals(account.domainJid())).isEmpty()) {
            return Verdict.PASS;
        }
        Optional<Question.Answer> answer = Question.read(message);
        Optional<Permission> asked = answer.flatMap(given -> permissions.find(
                account, known -> !known.granted() && known.challenge().equals(given.challenge())));
        if (answer.isEmpty() || asked.isEmpty()) {
            return Verdict.PASS;
        }
        boolean yes = answer.get().yes();
        if (yes) {
            permissions.put(account, asked.get().grant(), options.maxEntities());
        } else {
            permissions.remove(account, asked.get().entity());
        }
        return Verdict.drop("the server's own question")
                .then(inform(account, asked.get().entity(), yes ? "allowed" : "rejected"));
    }

    /** An account is told at its available resources, as its server answers for its bare JID. */
    private Effect inform(Jid account, Jid entity, String type) {
        Element query = Element.build(QUERY).attribute("type", type).build();
        String id = "roster-" + Long.toString(random.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        Iq notice = Iq.request(Iq.Type.SET, id, query).withFrom(account);
        return entity.local().isEmpty()
                ? new Effect.Send(notice.withTo(entity))
                : new Effect.ToSessions(entity, Session::isAvailable, notice);
    }

    /** Section 4.1.3: the permission goes with the subscription. */
    private List<Effect> contactChanged(RosterChanged event) {
        Optional<RosterItem> before = event.update().before();
        if (sees(before) && !sees(event.update().after())) {
            permissions.remove(event.account(), before.orElseThrow().contact());
        }
        return List.of();
    }

    private static boolean sees(Optional<RosterItem> item) {
        return item.map(RosterItem::subscription)
                .filter(subscription -> subscription == Subscription.FROM || subscription == Subscription.BOTH)
                .isPresent();
    }

    private List<Effect> forget(Jid account) {
        permissions.forget(account);
        return List.of();
    }
}
