package im.parley.server.admin.group;

import im.parley.server.admin.Actor;
import im.parley.server.admin.AdHoc;
import im.parley.server.admin.Page;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Domains;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is the same for rooms and nodes. */
final class Served {
    private Served() {}

    /** The served domain that an address of its service belongs to. */
    static String domain(Jid address, List<String> labels) {
        return labels.stream()
                .map(label -> label + '.')
                .filter(before -> address.domain().startsWith(before))
                .map(before -> address.domain().substring(before.length()))
                .findFirst()
                .orElseThrow(() -> Rejected.notFound(
                        address.domain() + " is not " + String.join(". or ", labels) + ".... of a served domain"));
    }

    /** Goes on if a domain is served, and the actor administers it. */
    static void administered(Actor actor, String domain, Domains domains) {
        actor.requireDomain(domain);
        if (!domains.serves(domain)) {
            throw Rejected.notFound("there is no domain " + domain + " here");
        }
    }

    static int limit(int asked) {
        if (asked < 1 || asked > Page.MOST) {
            throw Rejected.invalid("limit", "a page has 1 to " + Page.MOST + " items");
        }
        return asked;
    }

    /** The page of a list that has one item more when there is more. */
    static <T> Page<T> page(List<T> found, int limit, Function<T, String> key) {
        return found.size() <= limit
                ? new Page<>(found, Optional.empty())
                : new Page<>(found.subList(0, limit), Optional.of(key.apply(found.get(limit - 1))));
    }

    /** A field that there is not is a mistake here, whatever the protocol says of forms. */
    static void named(Map<String, List<String>> values, DataForm form) {
        Set<String> known = form.fields().stream().map(Field::name).collect(Collectors.toSet());
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw Rejected.invalid("fields", "there is no field '" + name + '\'');
            }
        }
    }

    /** Asks for something that a rule may be against. */
    static boolean asked(String field, BooleanSupplier question) {
        return given(field, question::getAsBoolean);
    }

    /** The same for another answer. */
    static <T> T given(String field, Supplier<T> question) {
        try {
            return question.get();
        } catch (Refusal refusal) {
            throw AdHoc.rejected(refusal.error(), field);
        }
    }
}
