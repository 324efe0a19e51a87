package im.parley.feature.offline;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.describeNode;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.listNode;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Identity;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** XEP-0013: Flexible Offline Message Retrieval. Lets a client choose what it takes of the messages that wait. */
@ServerFeature
final class FlexibleRetrieval implements Feature {
    /** How many headers are listed at a time: when some are removed, the next ones appear. */
    static final int LISTED = 1000;

    private static final String NS = "http://jabber.org/protocol/offline";
    private static final Name OFFLINE = Name.of(NS, "offline");
    private static final Name ITEM = Name.of(NS, "item");
    private static final Name FETCH = Name.of(NS, "fetch");
    private static final Name PURGE = Name.of(NS, "purge");

    private static final StanzaError NO_SUCH_MESSAGE = Condition.ITEM_NOT_FOUND.error();
    private static final StanzaError NOT_YOURS = Condition.FORBIDDEN.error();
    private static final StanzaError NOTHING_TO_DO =
            Condition.BAD_REQUEST.because("view or fetch with get, remove or purge with set");

    private final OfflineStore store;
    private final Clock clock;

    @Inject
    FlexibleRetrieval(OfflineStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Spec spec() {
        // DEVIATION: Tigase has it off by default; here it changes nothing for clients that do not ask for it.
        return Spec.xep(13, "1.3").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                describeNode(OWN_ACCOUNT, this::describe),
                listNode(OWN_ACCOUNT, this::headers),
                iqGet(OFFLINE, OWN_ACCOUNT, this::view),
                iqSet(OFFLINE, OWN_ACCOUNT, this::remove),
                iqGet(OFFLINE, ACCOUNT, (iq, sender) -> Reply.error(NOT_YOURS)),
                iqSet(OFFLINE, ACCOUNT, (iq, sender) -> Reply.error(NOT_YOURS)));
    }

    /** Section 2.2. */
    private Optional<Description> describe(String node, Requester requester) {
        if (!node.equals(NS)) {
            return Optional.empty();
        }
        ByHand.choose(requester.self());
        DataForm number = DataForm.of(
                DataForm.Type.RESULT,
                DataForm.formType(NS),
                Field.text("number_of_messages", Integer.toString(store.count(requester.addressed()))));
        return Optional.of(new Description(
                List.of(new Identity("automation", "message-list", "")), List.of(NS), List.of(number)));
    }

    /** Section 2.3. */
    private Optional<List<NodeItem>> headers(String node, Requester requester) {
        if (!node.equals(NS)) {
            return Optional.empty();
        }
        ByHand.choose(requester.self());
        Jid account = requester.addressed();
        List<NodeItem> items = new ArrayList<>();
        for (OfflineMessage waiting : store.load(account, LISTED)) {
            Waiting.read(waiting, account, clock.instant()).ifPresent(message -> items.add(new NodeItem(
                    account, Optional.of(name(waiting)), message.from().map(Jid::toString).orElse(""))));
        }
        return Optional.of(items);
    }

    /** Sections 2.4 and 2.6: the messages, then the result. */
    private Reply view(Iq request, Requester requester) {
        Element asked = request.payload().orElseThrow(() -> new Refusal(NOTHING_TO_DO));
        Session session = requester.self();
        if (asked.has(FETCH)) {
            ByHand.choose(session);
            return new Reply.Result(page(session, 0), Optional.empty(), List.of());
        }
        List<Effect> messages = new ArrayList<>();
        for (long id : items(asked, "view")) {
            messages.add(new Effect.ToSession(session, find(session.account(), id)));
        }
        return new Reply.Result(messages, Optional.empty(), List.of());
    }

    private List<Effect> page(Session session, long after) {
        List<OfflineMessage> page = store.load(session.account(), after, Handover.PAGE);
        List<Effect> effects = new ArrayList<>(page.size() + 1);
        page.forEach(waiting -> message(waiting, session.account())
                .ifPresent(message -> effects.add(new Effect.ToSession(session, message))));
        if (page.size() == Handover.PAGE) {
            effects.add(new Effect.Afterwards(() -> page(session, page.getLast().id())));
        }
        return effects;
    }

    private Message find(Jid account, long id) {
        return store.load(account, id - 1, 1).stream()
                .filter(waiting -> waiting.id() == id)
                .flatMap(waiting -> message(waiting, account).stream())
                .findFirst()
                .orElseThrow(() -> new Refusal(NO_SUCH_MESSAGE));
    }

    private Optional<Message> message(OfflineMessage waiting, Jid account) {
        Element node = Element.of(OFFLINE, Element.build(ITEM).attribute("node", name(waiting)).build());
        return Waiting.read(waiting, account, clock.instant())
                .map(message -> message.with(message.content().plus(node)));
    }

    /** Sections 2.5 and 2.7. */
    private Reply remove(Iq request, Requester requester) {
        Element asked = request.payload().orElseThrow(() -> new Refusal(NOTHING_TO_DO));
        Jid account = requester.self().account();
        if (asked.has(PURGE)) {
            store.remove(account, Long.MAX_VALUE);
            return Reply.OK;
        }
        List<Long> ids = items(asked, "remove");
        ids.forEach(id -> find(account, id)); // all or none
        store.remove(account, ids);
        return Reply.OK;
    }

    private static List<Long> items(Element asked, String action) {
        List<Element> items = asked.elements(ITEM);
        boolean meant = !items.isEmpty()
                && items.stream().allMatch(item -> item.attribute("action", "").equals(action));
        if (!meant) {
            throw new Refusal(NOTHING_TO_DO);
        }
        return items.stream().map(item -> id(item.attribute("node", ""))).distinct().toList();
    }

    /** Section 2.3: unique, and in the order of the messages when ordered by characters. */
    private static String name(OfflineMessage waiting) {
        return "%019d".formatted(waiting.id());
    }

    private static long id(String node) {
        try {
            return Long.parseLong(node);
        } catch (NumberFormatException unknown) {
            throw new Refusal(NO_SUCH_MESSAGE);
        }
    }
}
