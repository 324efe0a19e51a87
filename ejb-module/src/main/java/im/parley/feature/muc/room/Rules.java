package im.parley.feature.muc.room;

import im.parley.feature.muc.room.Rule.Answer;
import im.parley.feature.muc.room.Rule.Request;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All rules in their order. */
public final class Rules implements Iterable<Rule> {
    private final List<Rule> rules;
    private final List<Field<?>> fields;
    private final List<Rule.Sieve> sieves;
    private final Map<Request, Answer> answers = new HashMap<>();
    private final Map<Request, Rule.Search> searches = new HashMap<>();
    private final Set<Name> reserved = new HashSet<>(Set.of(Muc.X, Muc.JOIN));

    /**
     * @throws IllegalStateException when two rules answer the same request
     */
    public Rules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.fields = rules.stream().<Field<?>>flatMap(rule -> rule.fields().stream()).toList();
        this.sieves = rules.stream().flatMap(rule -> rule.sieve().stream()).toList();
        rules.forEach(rule -> {
            reserved.addAll(rule.reserved());
            rule.answers().forEach((request, answer) -> once(request, answers.put(request, answer)));
            rule.searches().forEach((request, search) -> once(request, searches.put(request, search)));
        });
    }

    private static void once(Request request, @Nullable Object before) {
        if (before != null) {
            throw new IllegalStateException("two rules answer " + request);
        }
    }

    List<Field<?>> fields() {
        return fields;
    }

    /** Whether others get what an occupant has put into a stanza: only rooms make some elements, and rules are against others. */
    boolean pass(Stanza stanza, Element child) {
        if (reserved.contains(child.name())) {
            return false;
        }
        for (Rule.Sieve sieve : sieves) {
            if (!sieve.passes(stanza, child)) {
                return false;
            }
        }
        return true;
    }

    /** Whether only a room makes elements of that name. */
    boolean reserves(Name name) {
        return reserved.contains(name);
    }

    Optional<Answer> answer(Request request) {
        return Optional.ofNullable(answers.get(request));
    }

    Optional<Rule.Search> search(Request request) {
        return Optional.ofNullable(searches.get(request));
    }

    @Override
    public Iterator<Rule> iterator() {
        return rules.iterator();
    }
}
