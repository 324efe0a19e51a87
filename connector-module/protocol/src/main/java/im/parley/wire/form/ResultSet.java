package im.parley.wire.form;

import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** XEP-0059: Result Set Management. A large result is asked for and answered in pages. */
public final class ResultSet {
    /** The namespace, which is also the feature to advertise. */
    public static final String NS = "http://jabber.org/protocol/rsm";

    private static final Name SET = Name.of(NS, "set");
    private static final Name MAX = Name.of(NS, "max");
    private static final Name AFTER = Name.of(NS, "after");
    private static final Name BEFORE = Name.of(NS, "before");
    private static final Name INDEX = Name.of(NS, "index");
    private static final Name FIRST = Name.of(NS, "first");
    private static final Name LAST = Name.of(NS, "last");
    private static final Name COUNT = Name.of(NS, "count");
    private static final StanzaError NO_NUMBER =
            StanzaError.Condition.BAD_REQUEST.because("a number of the result set is malformed");
    private static final StanzaError CONTRADICTION =
            StanzaError.Condition.BAD_REQUEST.because("only one of after, before and index can be asked for");
    private static final StanzaError NO_SUCH_ITEM =
            StanzaError.Condition.ITEM_NOT_FOUND.because("there is no such item to go on from");

    private ResultSet() {}

    /** Where a page lies in the whole. */
    public sealed interface Position {
        /** At the begin. */
        record Start() implements Position {}

        /** At the end, section 2.5. */
        record End() implements Position {}

        /** Behind an item. */
        record After(String id) implements Position {}

        /** In front of an item. */
        record Before(String id) implements Position {}

        /** At the item of a number, from 0, section 2.6. */
        record Index(int index) implements Position {}
    }

    /**
     * What is asked for.
     *
     * @param max how many items at most; empty for no limit, 0 for the count alone (section 2.7)
     * @param position where
     */
    public record Request(OptionalInt max, Position position) {
        /** All of it. */
        public static final Request ALL = new Request(OptionalInt.empty(), new Position.Start());

        /**
         * The request in a payload; empty when paging is not asked for.
         *
         * @throws Refusal with {@code bad-request} when it is malformed
         */
        public static Optional<Request> in(Element payload) {
            return payload.first(SET).map(set -> new Request(number(set, MAX), ResultSet.position(set)));
        }

        /** How many items, never more than the service gives at once. */
        public int limit(int most) {
            return Math.min(max.orElse(most), most);
        }
    }

    private static Position position(Element set) {
        OptionalInt index = number(set, INDEX);
        Optional<String> after = set.first(AFTER).map(Element::text);
        Optional<String> before = set.first(BEFORE).map(Element::text);
        if ((index.isPresent() ? 1 : 0) + (after.isPresent() ? 1 : 0) + (before.isPresent() ? 1 : 0) > 1) {
            throw new Refusal(CONTRADICTION);
        }
        if (index.isPresent()) {
            return new Position.Index(index.getAsInt());
        }
        if (before.isPresent()) {
            return before.get().isEmpty() ? new Position.End() : new Position.Before(before.get());
        }
        return after.filter(id -> !id.isEmpty()).<Position>map(Position.After::new).orElseGet(Position.Start::new);
    }

    private static OptionalInt number(Element set, Name name) {
        Optional<String> text = set.first(name).map(Element::text).map(String::strip);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= 0) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException malformed) {
            // The same answer as for a negative number.
        }
        throw new Refusal(NO_NUMBER);
    }

    /**
     * What a page says of itself.
     *
     * @param first the id of its first item; empty when it has none
     * @param index the number of its first item, if known
     * @param last the id of its last item; empty when it has none
     * @param count how many items there are in all, if known
     */
    public record Page(Optional<String> first, OptionalInt index, Optional<String> last, OptionalInt count) {
        /** The description of a page of items. */
        public static <T> Page of(List<T> items, Function<T, String> id, OptionalInt index, OptionalInt count) {
            return items.isEmpty()
                    ? new Page(Optional.empty(), OptionalInt.empty(), Optional.empty(), count)
                    : new Page(
                            Optional.of(id.apply(items.getFirst())), index, Optional.of(id.apply(items.getLast())), count);
        }

        /** The {@code <set/>} element. */
        public Element toElement() {
            Element.Builder set = Element.build(SET);
            first.ifPresent(id -> {
                Element.Builder element = Element.build(FIRST);
                index.ifPresent(number -> element.attribute("index", Integer.toString(number)));
                set.add(element.text(id).build());
            });
            last.ifPresent(id -> set.add(LAST, id));
            count.ifPresent(number -> set.add(COUNT, Integer.toString(number)));
            return set.build();
        }
    }

    /**
     * Some items of a list with their description.
     *
     * @param items the items of the page
     * @param page what to say of it
     */
    public record Slice<T>(List<T> items, Page page) {}

    /**
     * The page of a list that is at hand as a whole.
     *
     * @param id the id of an item, different for each
     * @param most items in a page, whatever is asked for
     * @throws Refusal with {@code item-not-found} when the item to go on from is not there (section 2.4)
     */
    public static <T> Slice<T> slice(List<T> all, Function<T, String> id, Request request, int most) {
        int limit = request.limit(most);
        int start = start(all, id, request.position(), limit);
        int end = request.position() instanceof Position.Before before
                ? indexOf(all, id, before.id())
                : (int) Math.min(all.size(), (long) start + limit);
        List<T> items = List.copyOf(all.subList(start, end));
        return new Slice<>(items, Page.of(items, id, OptionalInt.of(start), OptionalInt.of(all.size())));
    }

    private static <T> int start(List<T> all, Function<T, String> id, Position position, int limit) {
        return switch (position) {
            case Position.Start start -> 0;
            case Position.End end -> Math.max(0, all.size() - limit);
            case Position.After after -> indexOf(all, id, after.id()) + 1;
            case Position.Before before -> Math.max(0, indexOf(all, id, before.id()) - limit);
            case Position.Index index -> Math.min(index.index(), all.size());
        };
    }

    private static <T> int indexOf(List<T> all, Function<T, String> id, String wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(wanted)) {
                return i;
            }
        }
        throw new Refusal(NO_SUCH_ITEM);
    }
}
