package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Configuring;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Standing;
import im.parley.feature.muc.rule.HatRack.Hat;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** XEP-0317 sections 3.2 to 3.7: the commands by which admins make hats, and give and take them. They keep no session. */
final class HatCommands {
    static final Name COMMAND = Name.of("http://jabber.org/protocol/commands", "command");

    private static final String NODES = "urn:xmpp:hats:commands:";
    private static final String FORM_TYPE = "urn:xmpp:hats:commands";
    private static final String TITLE = "hats#title";
    private static final String URI = "hats#uri";
    private static final String HUE = "hats#hue";
    private static final String WHO = "hats#jid";
    private static final int MOST = 100;
    private static final int MOST_WEARERS = 10_000;
    private static final int LONGEST = 500;

    private static final StanzaError INCOMPLETE = Condition.BAD_REQUEST.because("a field is missing or too long");
    private static final StanzaError TOO_MANY = Condition.RESOURCE_CONSTRAINT.because("the room has enough hats");
    private static final StanzaError NO_SUCH_COMMAND = Condition.ITEM_NOT_FOUND.because("no such command");

    private HatCommands() {}

    static Optional<Element> perform(Room room, Jid sender, Element command) {
        if (!room.affiliations().of(sender).isAtLeast(Affiliation.ADMIN)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        String node = command.attribute("node", "");
        if (command.attribute("action", "").equals("cancel")) {
            return Optional.of(answer(command, "canceled").build());
        }
        Optional<DataForm> form = DataForm.in(command).filter(some -> some.type() == DataForm.Type.SUBMIT);
        return Optional.of(
                switch (node) {
                    case NODES + "list" -> done(command, list(HatRack.of(room)));
                    case NODES + "list-assigned" -> done(command, assigned(HatRack.of(room)));
                    case NODES + "create" -> form.map(filled -> create(room, command, filled))
                            .orElseGet(() -> ask(command, text(TITLE, "Hat Title").required(),
                                    text(URI, "Hat URI").required(), text(HUE, "Hat Hue")));
                    case NODES + "destroy" -> form.map(filled -> destroy(room, command, filled))
                            .orElseGet(() -> ask(command, choice(HatRack.of(room))));
                    case NODES + "assign" -> form.map(filled -> assign(room, command, filled, true))
                            .orElseGet(() -> ask(command, who(), choice(HatRack.of(room))));
                    case NODES + "unassign" -> form.map(filled -> assign(room, command, filled, false))
                            .orElseGet(() -> ask(command, who(), choice(HatRack.of(room))));
                    default -> throw new Refusal(NO_SUCH_COMMAND);
                });
    }

    private static Field text(String name, String label) {
        return Field.of(name, Kind.TEXT_SINGLE).labelled(label);
    }

    private static Field who() {
        return Field.of(WHO, Kind.JID_SINGLE).labelled("User").required();
    }

    private static Field choice(HatRack rack) {
        Field field = Field.of(URI, Kind.LIST_SINGLE).labelled("The hat").required();
        for (Hat hat : rack.hats().values()) {
            field = field.option(hat.title(), hat.uri());
        }
        return field;
    }

    private static Element.Builder answer(Element command, String status) {
        return Element.build(COMMAND)
                .attribute("node", command.attribute("node"))
                .attribute("sessionid", command.attribute("sessionid", UUID.randomUUID().toString()))
                .attribute("status", status);
    }

    private static Element ask(Element command, Field... fields) {
        List<Field> all = new ArrayList<>(List.of(DataForm.formType(FORM_TYPE)));
        all.addAll(List.of(fields));
        DataForm form = DataForm.of(DataForm.Type.FORM, all.toArray(Field[]::new));
        return answer(command, "executing").add(form.toElement()).build();
    }

    private static Element done(Element command, DataForm result) {
        return answer(command, "completed").add(result.toElement()).build();
    }

    private static DataForm list(HatRack rack) {
        return table(
                List.of(text(TITLE, "Title"), text(URI, "URI"), text(HUE, "Hue")),
                rack.hats().values().stream().map(HatCommands::row).toList());
    }

    private static List<Field> row(Hat hat) {
        return List.of(Field.text(TITLE, hat.title()), Field.text(URI, hat.uri()), Field.text(HUE, hat.hue()));
    }

    private static DataForm assigned(HatRack rack) {
        List<List<Field>> rows = new ArrayList<>();
        rack.wearers().keySet().forEach(user -> rack.worn(user).forEach(hat -> {
            List<Field> row = new ArrayList<>(List.of(Field.text(WHO, user.toString())));
            row.addAll(row(hat));
            rows.add(row);
        }));
        return table(List.of(text(WHO, "User"), text(TITLE, "Title"), text(URI, "URI"), text(HUE, "Hue")), rows);
    }

    private static DataForm table(List<Field> columns, List<List<Field>> rows) {
        return new DataForm(
                DataForm.Type.RESULT, DataForm.Heading.NONE, List.of(), new DataForm.Table(columns, rows));
    }

    private static String needed(DataForm form, String field) {
        return form.value(field)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .orElseThrow(() -> new Refusal(INCOMPLETE));
    }

    private static Element create(Room room, Element command, DataForm form) {
        HatRack rack = HatRack.of(room);
        String hue = form.value(HUE).map(String::strip).orElse("");
        if (hue.length() > LONGEST) {
            throw new Refusal(INCOMPLETE);
        }
        Hat hat = new Hat(needed(form, URI), needed(form, TITLE), hue);
        if (rack.hats().size() >= MOST && !rack.hats().containsKey(hat.uri())) {
            throw new Refusal(TOO_MANY);
        }
        rack.with(hat).keep(room);
        Configuring.changed(room);
        wearers(rack, hat.uri()).forEach(user -> Standing.refresh(room, user));
        return answer(command, "completed").build();
    }

    private static List<Jid> wearers(HatRack rack, String uri) {
        return rack.wearers().entrySet().stream()
                .filter(entry -> entry.getValue().contains(uri))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private static Element destroy(Room room, Element command, DataForm form) {
        HatRack rack = HatRack.of(room);
        String uri = known(rack, form);
        rack.without(uri).keep(room);
        Configuring.changed(room);
        wearers(rack, uri).forEach(user -> Standing.refresh(room, user));
        return answer(command, "completed").build();
    }

    private static String known(HatRack rack, DataForm form) {
        String uri = needed(form, URI);
        if (!rack.hats().containsKey(uri)) {
            throw new Refusal(Muc.NOT_FOUND);
        }
        return uri;
    }

    private static Element assign(Room room, Element command, DataForm form, boolean give) {
        HatRack rack = HatRack.of(room);
        String uri = known(rack, form);
        Jid user = form.addresses(WHO).stream()
                .findFirst()
                .map(Jid::bare)
                .orElseThrow(() -> new Refusal(INCOMPLETE));
        if (give && rack.wearers().size() >= MOST_WEARERS) {
            throw new Refusal(TOO_MANY);
        }
        (give ? rack.given(user, uri) : rack.taken(user, uri)).keep(room);
        Standing.refresh(room, user);
        return answer(command, "completed").build();
    }
}
