package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Configuring;
import im.parley.feature.muc.room.Demolition;
import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Standing;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** XEP-0045 section 10: what owners do: configure the room, name admins and owners in the form, destroy it. */
final class Owners implements Rule {
    static final String NS = Muc.NS + "#owner";
    private static final Name QUERY = Name.of(NS, "query");
    private static final Name DESTROY = Name.of(NS, "destroy");
    private static final Name REASON = Name.of(NS, "reason");
    private static final Name PASSWORD = Name.of(NS, "password");
    private static final String ADMINS = "muc#roomconfig_roomadmins";
    private static final String OWNERS = "muc#roomconfig_roomowners";

    private static final int MOST = 1000;
    private static final int LONGEST = 1000;
    private static final StanzaError NO_FORM = Condition.BAD_REQUEST.because("<query/> needs a form or <destroy/>");
    private static final StanzaError OTHER_FORM = Condition.BAD_REQUEST.because("the form is for something else");
    private static final StanzaError TOO_MANY = Condition.NOT_ACCEPTABLE.because("too many addresses");
    private static final StanzaError NO_ADDRESS = Condition.JID_MALFORMED.error();

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(Request.get(QUERY), Owners::form, Request.set(QUERY), Owners::change);
    }

    private static void mustOwn(Room room, Jid sender) {
        if (room.affiliations().of(sender) != Affiliation.OWNER) {
            throw new Refusal(Muc.FORBIDDEN);
        }
    }

    private static Optional<Element> form(Room room, Jid sender, Element query) {
        mustOwn(room, sender);
        List<Field> fields = new ArrayList<>();
        fields.add(DataForm.formType(Configuration.FORM_TYPE));
        fields.addAll(room.configuration().shown());
        fields.add(people(room, ADMINS, "Room Admins", Affiliation.ADMIN));
        fields.add(people(room, OWNERS, "Room Owners", Affiliation.OWNER));
        DataForm form = DataForm.of(DataForm.Type.FORM, fields.toArray(Field[]::new))
                .titled(
                        "Configuration for \"" + room.jid().local() + "\" Room",
                        "Complete this form to modify the configuration of your room.");
        return Optional.of(Element.of(QUERY, form.toElement()));
    }

    private static Field people(Room room, String name, String label, Affiliation affiliation) {
        String[] addresses = room.affiliations().all(affiliation).stream()
                .map(affiliate -> affiliate.user().toString())
                .toArray(String[]::new);
        return Field.of(name, Field.Kind.JID_MULTI, addresses).labelled(label);
    }

    private static Optional<Element> change(Room room, Jid sender, Element query) {
        mustOwn(room, sender);
        Optional<Element> destroy = query.first(DESTROY);
        if (destroy.isPresent()) {
            Demolition.destroy(room, venue(destroy.get()));
            return Optional.empty();
        }
        DataForm form = DataForm.in(query).orElseThrow(() -> new Refusal(NO_FORM));
        switch (form.type()) {
            case CANCEL -> cancel(room);
            case SUBMIT -> submit(room, sender, form);
            case FORM, RESULT -> throw new Refusal(NO_FORM);
        }
        return Optional.empty();
    }

    /** Section 10.9: where to go instead, and why. */
    private static Element venue(Element request) {
        Element.Builder destroy = Element.build(Muc.DESTROY);
        request.attribute("jid").ifPresent(jid -> {
            try {
                destroy.attribute("jid", Jid.of(jid).toString());
            } catch (InvalidJid malformed) {
                throw new Refusal(NO_ADDRESS);
            }
        });
        request.first(PASSWORD).ifPresent(password -> destroy.add(Muc.PASSWORD, password.text()));
        String reason = request.textOf(REASON);
        if (!reason.isEmpty()) {
            destroy.add(Muc.REASON, reason.substring(0, Math.min(reason.length(), LONGEST)));
        }
        return destroy.build();
    }

    /** Section 10.1.3: a room that was never configured ends; section 10.2: another stays as it is. */
    private static void cancel(Room room) {
        if (room.locked()) {
            Demolition.destroy(room, Element.of(Muc.DESTROY));
        }
    }

    private static void submit(Room room, Jid sender, DataForm form) {
        if (!form.fields().isEmpty() && !form.formType().orElse(Configuration.FORM_TYPE).equals(Configuration.FORM_TYPE)) {
            throw new Refusal(OTHER_FORM);
        }
        Configuration wanted = room.configuration().with(form);
        List<Affiliate> changes = new ArrayList<>();
        changes.addAll(changes(room, form, OWNERS, Affiliation.OWNER));
        changes.addAll(changes(room, form, ADMINS, Affiliation.ADMIN));
        boolean ownerStays = form.field(OWNERS).isEmpty() || !form.addresses(OWNERS).isEmpty();
        if (!ownerStays) {
            throw new Refusal(Muc.CONFLICT); // section 10.2: there is always an owner
        }
        Configuring.apply(room, sender, wanted);
        changes.forEach(change -> Standing.affiliate(room, change, Item.Cause.NONE));
    }

    /** The fields hold the full lists: who is missing loses the affiliation. */
    private static List<Affiliate> changes(Room room, DataForm form, String field, Affiliation affiliation) {
        if (form.field(field).isEmpty()) {
            return List.of();
        }
        List<Jid> wanted = form.addresses(field).stream().map(Jid::bare).distinct().toList();
        if (wanted.size() > MOST || wanted.stream().anyMatch(Jid::isDomain)) {
            throw new Refusal(TOO_MANY);
        }
        List<Affiliate> changes = new ArrayList<>();
        for (Affiliate present : room.affiliations().all(affiliation)) {
            if (!wanted.contains(present.user())) {
                changes.add(new Affiliate(present.user(), lower(room, affiliation), present.nick(), ""));
            }
        }
        for (Jid user : wanted) {
            boolean hasIt = room.affiliations().of(user) == affiliation;
            boolean ownsAlready = affiliation == Affiliation.ADMIN && owns(room, form, user);
            if (!hasIt && !ownsAlready) {
                changes.add(Affiliate.of(user, affiliation));
            }
        }
        return changes;
    }

    private static boolean owns(Room room, DataForm form, Jid user) {
        return form.field(OWNERS).isPresent()
                ? form.addresses(OWNERS).stream().map(Jid::bare).anyMatch(user::equals)
                : room.affiliations().of(user) == Affiliation.OWNER;
    }

    /** Section 10.2: an owner becomes an admin, an admin a member or nobody. */
    private static Affiliation lower(Room room, Affiliation affiliation) {
        if (affiliation == Affiliation.OWNER) {
            return Affiliation.ADMIN;
        }
        return room.get(Standing.MEMBERS_ONLY) ? Affiliation.MEMBER : Affiliation.NONE;
    }

    @Override
    public void describe(Room room, im.parley.feature.muc.room.Profile profile) {
        if (Disco.isOpen(room)) {
            String[] owners = room.affiliations().all(Affiliation.OWNER).stream()
                    .map(affiliate -> affiliate.user().toString())
                    .toArray(String[]::new);
            boolean shown = im.parley.feature.muc.room.Anonymity.open(room);
            if (shown && owners.length > 0) {
                profile.field(Field.of("muc#roominfo_contactjid", Field.Kind.JID_MULTI, owners)
                        .labelled("Contact Addresses"));
            }
        }
    }
}
