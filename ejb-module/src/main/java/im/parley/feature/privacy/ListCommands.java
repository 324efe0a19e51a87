package im.parley.feature.privacy;

import static im.parley.feature.privacy.PrivacyLanguage.LIST;
import static im.parley.feature.privacy.PrivacyLanguage.NS;
import static im.parley.feature.privacy.PrivacyLanguage.QUERY;
import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.store.privacy.Matcher;
import im.parley.store.privacy.PrivacyItem;
import im.parley.store.privacy.PrivacyList;
import im.parley.store.privacy.PrivacyLists;
import im.parley.store.privacy.PrivacyUpdate;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** XEP-0016: Privacy Lists. Shows, edits and removes lists, and says which one is active and which is the default. */
@ServerFeature
final class ListCommands implements Feature {
    private static final Name ACTIVE = Name.of(NS, "active");
    private static final Name DEFAULT = Name.of(NS, "default");

    private static final StanzaError NOT_ONE_CHILD = Condition.BAD_REQUEST.because(
            "a set has exactly one of <active/>, <default/> and <list/>, a get at most one <list/>");
    private static final StanzaError NO_SUCH_LIST = Condition.ITEM_NOT_FOUND.because("there is no list of that name");
    private static final StanzaError NO_SUCH_GROUP =
            Condition.ITEM_NOT_FOUND.because("there is no group of that name in the roster");
    private static final StanzaError IN_USE =
            Condition.CONFLICT.because("the list applies to another resource that is connected");
    private static final StanzaError TOO_MANY_LISTS = Condition.RESOURCE_CONSTRAINT.because("there are too many lists");

    private final Lists lists;
    private final RosterStore rosters;
    private final Aftermath aftermath;
    private final PrivacyOptions options;

    @Inject
    ListCommands(Lists lists, RosterStore rosters, Sessions sessions, Options options) {
        this.lists = lists;
        this.rosters = rosters;
        this.aftermath = new Aftermath(lists, sessions);
        this.options = options.of(PrivacyOptions.class);
    }

    @Override
    public Spec spec() {
        return Spec.xep(16, "1.7").processor(PrivacyOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS), iqGet(QUERY, OWN_ACCOUNT, this::get), iqSet(QUERY, OWN_ACCOUNT, this::set));
    }

    /** Section 2.3. */
    private Reply get(Iq iq, Requester requester) {
        Session self = requester.self();
        self.put(Pushes.PRIVACY_LISTS, true);
        List<Element> asked = iq.payload().orElseThrow().elements();
        PrivacyLists all = lists.all(self.account());
        if (asked.isEmpty()) {
            return Reply.of(names(all, self));
        }
        if (asked.size() > 1 || !asked.getFirst().is(LIST)) {
            throw new Refusal(NOT_ONE_CHILD);
        }
        return PrivacyLanguage.name(asked.getFirst())
                .flatMap(all::find)
                .map(list -> Reply.of(
                        Element.build(QUERY).add(PrivacyLanguage.write(list)).build()))
                .orElseThrow(() -> new Refusal(NO_SUCH_LIST));
    }

    private Element names(PrivacyLists all, Session self) {
        Element.Builder query = Element.build(QUERY);
        lists.active(self.jid()).ifPresent(name -> query.add(named(ACTIVE, name)));
        all.standard().ifPresent(name -> query.add(named(DEFAULT, name)));
        all.lists().keySet().forEach(name -> query.add(named(LIST, name)));
        return query.build();
    }

    private static Element named(Name element, String name) {
        return Element.build(element).attribute("name", name).build();
    }

    private Reply set(Iq iq, Requester requester) {
        Session self = requester.self();
        self.put(Pushes.PRIVACY_LISTS, true);
        List<Element> asked = iq.payload().orElseThrow().elements();
        if (asked.size() != 1) {
            throw new Refusal(NOT_ONE_CHILD);
        }
        Element wanted = asked.getFirst();
        if (wanted.is(ACTIVE)) {
            return activate(PrivacyLanguage.name(wanted), self);
        }
        if (wanted.is(DEFAULT)) {
            return makeDefault(PrivacyLanguage.name(wanted), self);
        }
        if (wanted.is(LIST)) {
            return edit(PrivacyLanguage.read(wanted), self);
        }
        throw new Refusal(NOT_ONE_CHILD);
    }

    /** Section 2.4. */
    private Reply activate(Optional<String> name, Session self) {
        PrivacyLists all = lists.all(self.account());
        if (name.isPresent() && all.find(name.get()).isEmpty()) {
            throw new Refusal(NO_SUCH_LIST);
        }
        Optional<PrivacyList> before = lists.applying(all, self.jid());
        lists.activate(self, name);
        return Reply.OK.then(aftermath.of(self, before, lists.applying(all, self.jid())));
    }

    /** Section 2.5. */
    private Reply makeDefault(Optional<String> name, Session self) {
        PrivacyUpdate update = lists.update(self.account(), before -> {
            if (name.isPresent() && before.find(name.get()).isEmpty()) {
                throw new Refusal(NO_SUCH_LIST);
            }
            if (!name.equals(before.standard())) {
                before.standard().ifPresent(now -> refuseWhenUsed(before, now, self));
            }
            return before.withStandard(name);
        });
        return Reply.OK.then(effects(update, self.account(), List.of()));
    }

    /** Sections 2.6 to 2.8. */
    private Reply edit(PrivacyList wanted, Session self) {
        boolean removal = wanted.items().isEmpty();
        refuseUnknownGroups(wanted, self.account());
        PrivacyUpdate update = lists.update(self.account(), before -> {
            if (removal) {
                refuseRemoval(before, wanted.name(), self);
            }
            return bounded(before, before.with(wanted));
        });
        List<Effect> effects = new ArrayList<>();
        effects.add(Pushes.edited(self.account(), wanted.name()));
        if (removal && lists.active(self.jid()).filter(wanted.name()::equals).isPresent()) {
            lists.activate(self, Optional.empty());
            effects.addAll(aftermath.of(
                    self, update.before().find(wanted.name()), lists.applying(update.after(), self.jid())));
        }
        return Reply.OK.then(effects(update, self.account(), effects));
    }

    private void refuseRemoval(PrivacyLists before, String name, Session self) {
        if (before.find(name).isEmpty()) {
            throw new Refusal(NO_SUCH_LIST);
        }
        refuseWhenUsed(before, name, self);
    }

    private void refuseWhenUsed(PrivacyLists before, String name, Session self) {
        if (lists.isUsedByOthers(before, name, self)) {
            throw new Refusal(IN_USE);
        }
    }

    private PrivacyLists bounded(PrivacyLists before, PrivacyLists after) {
        if (after.lists().size() > options.maxLists() && after.lists().size() > before.lists().size()) {
            throw new Refusal(TOO_MANY_LISTS);
        }
        if (after.items() > options.maxItems() && after.items() > before.items()) {
            throw new Refusal(Blocking.FULL);
        }
        return after;
    }

    /** Section 2.1: "the server SHOULD return item-not-found". */
    private void refuseUnknownGroups(PrivacyList list, Jid account) {
        for (PrivacyItem item : list.items()) {
            if (item.matcher() instanceof Matcher.Group(String group)
                    && rosters.load(account).items().values().stream()
                            .noneMatch(contact -> contact.groups().contains(group))) {
                throw new Refusal(NO_SUCH_GROUP);
            }
        }
    }

    private List<Effect> effects(PrivacyUpdate update, Jid account, List<Effect> pushes) {
        List<Effect> effects = new ArrayList<>(pushes);
        effects.addAll(Pushes.blocking(account, update));
        effects.addAll(aftermath.of(update, account));
        return effects;
    }
}
