package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** XEP-0045 sections 8 to 10: requests to see and change roles and affiliations. All items of a request hold, or none. */
final class People implements Rule {
    private static final int PAGE = 1000;
    private static final StanzaError ONE_KIND = Condition.BAD_REQUEST.because("one list can be asked for at a time");

    private final Roles roles = new Roles();
    private final Affiliates affiliates = new Affiliates();

    @Override
    public List<im.parley.feature.muc.room.Field<?>> fields() {
        return affiliates.fields();
    }

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(Request.get(AdminItems.QUERY), this::list, Request.set(AdminItems.QUERY), this::change);
    }

    private Optional<Element> list(Room room, Jid sender, Element query) {
        List<AdminItems> items = AdminItems.in(query);
        if (items.size() != 1) {
            throw new Refusal(ONE_KIND);
        }
        AdminItems wanted = items.getFirst();
        List<Element> found = wanted.role()
                .map(role -> roles.list(room, sender, role))
                .orElseGet(() -> affiliates.list(room, sender, wanted.affiliation().orElseThrow()));
        Optional<ResultSet.Request> paging = ResultSet.Request.in(query);
        if (paging.isEmpty()) {
            return Optional.of(Element.build(AdminItems.QUERY).addAll(found).build());
        }
        ResultSet.Slice<Element> page = ResultSet.slice(found, People::key, paging.get(), PAGE);
        return Optional.of(Element.build(AdminItems.QUERY)
                .addAll(page.items())
                .add(page.page().toElement())
                .build());
    }

    private static String key(Element item) {
        return item.attribute("jid", item.attribute("nick", ""));
    }

    private Optional<Element> change(Room room, Jid sender, Element query) {
        List<AdminItems> items = AdminItems.in(query);
        items.forEach(item -> {
            if (item.role().isPresent()) {
                roles.check(room, sender, item);
            } else {
                affiliates.check(room, sender, item);
            }
        });
        items.forEach(item -> {
            if (item.role().isPresent()) {
                roles.apply(room, sender, item);
            } else {
                affiliates.apply(room, sender, item);
            }
        });
        return Optional.empty();
    }
}
