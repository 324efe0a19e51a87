package im.parley.feature.muc;

import im.parley.store.room.RoomEntry;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** XEP-0433: Extended Channel Search, of the rooms that everybody may find. */
final class ChannelSearch {
    static final String NS = "urn:xmpp:channel-search:0:search";
    static final Name SEARCH = Name.of(NS, "search");

    private static final String ERRORS = "urn:xmpp:channel-search:0:error";
    private static final Name RESULT = Name.of(NS, "result");
    private static final Name ITEM = Name.of(NS, "item");
    private static final String FORM_TYPE = "urn:xmpp:channel-search:0:search-params";
    private static final String BY_USERS = "{urn:xmpp:channel-search:0:order}nusers";
    private static final String BY_ADDRESS = "{urn:xmpp:channel-search:0:order}address";
    private static final int PAGE = 100;
    private static final int SHORTEST_WORD = 2;

    private static final StanzaError NO_CONDITION = Condition.BAD_REQUEST
            .because("say what to search for")
            .with(Element.of(Name.of(ERRORS, "no-search-conditions")));
    private static final StanzaError NO_WORDS = Condition.BAD_REQUEST
            .because("search terms must have at least two characters")
            .with(Element.of(Name.of(ERRORS, "invalid-search-terms")));
    private static final StanzaError NO_ORDER = Condition.FEATURE_NOT_IMPLEMENTED
            .error()
            .as(StanzaError.Type.MODIFY)
            .with(Element.of(Name.of(ERRORS, "invalid-sort-key")));
    private static final StanzaError CONFLICT = Condition.BAD_REQUEST
            .because("Cannot both return all results and search by keywords.")
            .with(Element.build(Name.of(ERRORS, "conflicting-fields"))
                    .add(Name.of(ERRORS, "var"), "all")
                    .add(Name.of(ERRORS, "var"), "q")
                    .build());
    private static final StanzaError OTHER_FORM = Condition.BAD_REQUEST.because("the form is for something else");

    private final RoomList list;
    private final Rooms rooms;

    ChannelSearch(RoomList list, Rooms rooms) {
        this.list = list;
        this.rooms = rooms;
    }

    private record Found(RoomEntry entry, int users) {}

    Element answer(Jid domain, Element search) {
        Optional<DataForm> form = DataForm.in(search);
        if (form.isEmpty()) {
            return Element.of(SEARCH, form().toElement());
        }
        if (form.get().formType().filter(FORM_TYPE::equals).isEmpty()) {
            throw new Refusal(OTHER_FORM);
        }
        ResultSet.Slice<Found> page = ResultSet.slice(
                found(domain, form.get()),
                one -> one.entry().room().toString(),
                ResultSet.Request.in(search).orElse(ResultSet.Request.ALL),
                PAGE);
        return Element.build(RESULT)
                .addAll(page.items().stream().map(ChannelSearch::item).toList())
                .add(page.page().toElement())
                .build();
    }

    private static DataForm form() {
        return DataForm.of(
                DataForm.Type.FORM,
                DataForm.formType(FORM_TYPE),
                Field.of("q", Kind.TEXT_SINGLE).labelled("Search for"),
                Field.flag("all", false).labelled("Return all entries (ignore search terms)"),
                Field.flag("sinname", true).labelled("Search in name"),
                Field.flag("sindescription", true).labelled("Search in description"),
                Field.flag("sinaddr", true).labelled("Search in address"),
                Field.text("min_users", "0").labelled("Minimum number of users"),
                Field.of("types", Kind.LIST_MULTI, "xep-0045")
                        .labelled("Service types")
                        .option("XEP-0045 Multi User Chats", "xep-0045"),
                Field.of("key", Kind.LIST_SINGLE, BY_USERS)
                        .labelled("Sort results by")
                        .option("Number of online users", BY_USERS)
                        .option("Address", BY_ADDRESS));
    }

    private List<Found> found(Jid domain, DataForm form) {
        List<String> words = words(form);
        int least = form.number("min_users", 0, Integer.MAX_VALUE).orElse(0);
        Comparator<Found> order = order(form.value("key").orElse(BY_USERS));
        List<String> types = form.values("types");
        List<Found> found = new ArrayList<>();
        if (!types.isEmpty() && !types.contains("xep-0045")) {
            return found;
        }
        for (RoomEntry entry : list.of(domain.domain())) {
            int users = rooms.occupants(entry.room());
            if (entry.listed() && users >= least && matches(entry, words, form)) {
                found.add(new Found(entry, users));
            }
        }
        found.sort(order);
        return found;
    }

    private static List<String> words(DataForm form) {
        boolean all = form.flag("all").orElse(false);
        Optional<String> text = form.value("q").filter(q -> !q.isBlank());
        if (all && text.isPresent()) {
            throw new Refusal(CONFLICT);
        }
        if (all) {
            return List.of();
        }
        List<String> words = Arrays.stream(text.orElseThrow(() -> new Refusal(NO_CONDITION))
                        .toLowerCase(Locale.ROOT)
                        .strip()
                        .split("\\s+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .toList();
        if (words.isEmpty()) {
            throw new Refusal(NO_WORDS);
        }
        return words;
    }

    private static Comparator<Found> order(String key) {
        Comparator<Found> byAddress = Comparator.comparing(one -> one.entry().room());
        return switch (key) {
            case BY_USERS -> Comparator.comparingInt(Found::users).reversed().thenComparing(byAddress);
            case BY_ADDRESS -> byAddress;
            default -> throw new Refusal(NO_ORDER);
        };
    }

    private static boolean matches(RoomEntry entry, List<String> words, DataForm form) {
        StringBuilder text = new StringBuilder();
        if (form.flag("sinname").orElse(true)) {
            text.append(entry.name()).append('\n');
        }
        if (form.flag("sindescription").orElse(true)) {
            text.append(entry.description()).append('\n');
        }
        if (form.flag("sinaddr").orElse(true)) {
            text.append(entry.room());
        }
        String searched = text.toString().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(searched::contains);
    }

    private static Element item(Found found) {
        RoomEntry entry = found.entry();
        Element.Builder item = Element.build(ITEM).attribute("address", entry.room().toString());
        if (!entry.name().isEmpty()) {
            item.add(Name.of(NS, "name"), entry.name());
        }
        if (!entry.description().isEmpty()) {
            item.add(Name.of(NS, "description"), entry.description());
        }
        return item.add(Name.of(NS, "nusers"), Integer.toString(found.users()))
                .add(Name.of(NS, "service-type"), "xep-0045")
                .build();
    }
}
