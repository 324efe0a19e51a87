package im.parley.feature.muc;

import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands of administrators (XEP-0050), as in Tigase. */
@Singleton
final class RoomCommands {
    private static final String NAME = "room-name";
    private static final String OWNER = "owner";
    private static final String REASON = "reason";
    private static final String VENUE = "alternate-jid";
    private static final String ROOM = "room_name";
    private static final String OCCUPANT = "occupant_jid";
    private static final int MOST = 1000;

    private static final StanzaError NO_ROOM = Condition.ITEM_NOT_FOUND.because("there is no such room");
    private static final StanzaError NO_NAME = Condition.BAD_REQUEST.because("that is no name for a room");
    private static final StanzaError NO_OWNER = Condition.BAD_REQUEST.because("say whose room it is to be");
    private static final StanzaError TAKEN = Condition.CONFLICT.because("there is such a room already");
    private static final StanzaError NO_ACCOUNT = Condition.BAD_REQUEST.because("that is no address of a user");

    private final RoomService service;

    @Inject
    RoomCommands(RoomService service) {
        this.service = service;
    }

    List<Command> all() {
        return List.of(
                command("room-create", "Create a room", call -> CommandStep.ask(creation(), this::create)),
                command("room-remove", "Remove a room", call -> CommandStep.ask(removal(Kind.TEXT_SINGLE), this::remove)),
                command(
                        "mass-room-remove",
                        "Remove many rooms",
                        call -> CommandStep.ask(removal(Kind.TEXT_MULTI), this::removeMany)),
                command("default-room-config", "Default configuration of rooms", call ->
                        CommandStep.ask(service.blank(), this::configure)),
                command("room-occupant-persistent-add", "Add a permanent occupant", call ->
                        CommandStep.ask(membership(), (form, then) -> enlist(form, then, true))),
                command("room-occupant-persistent-remove", "Remove a permanent occupant", call ->
                        CommandStep.ask(membership(), (form, then) -> enlist(form, then, false))));
    }

    private Command command(String node, String name, Command.Opening opening) {
        return new Command(
                new Place.OfService(service.label()),
                node,
                name,
                node.equals("default-room-config")
                        ? Permission.INSTALLATION_ADMINISTRATORS
                        : Permission.DOMAIN_ADMINISTRATORS,
                opening);
    }

    private static DataForm creation() {
        return DataForm.of(
                DataForm.Type.FORM,
                Field.of(NAME, Kind.TEXT_SINGLE).labelled("Name before the @").required(),
                Field.of(OWNER, Kind.JID_SINGLE).labelled("Owner, if not you"));
    }

    private static DataForm removal(Kind kind) {
        return DataForm.of(
                DataForm.Type.FORM,
                Field.of(NAME, kind).labelled("Name before the @").required(),
                Field.of(REASON, Kind.TEXT_SINGLE).labelled("Reason"),
                Field.of(VENUE, Kind.JID_SINGLE).labelled("Room to go to instead"));
    }

    private static DataForm membership() {
        return DataForm.of(
                DataForm.Type.FORM,
                Field.of(ROOM, Kind.TEXT_SINGLE).labelled("Name before the @").required(),
                Field.of(OCCUPANT, Kind.JID_SINGLE).labelled("User").required());
    }

    /** A name, or the whole address. */
    private static Jid room(String name, CommandCall call) {
        try {
            String domain = '@' + call.addressed().domain();
            Jid room = Jid.of(name.strip().endsWith(domain) ? name.strip() : name.strip() + domain);
            if (room.local().isEmpty() || room.isFull()) {
                throw new Refusal(NO_NAME);
            }
            return room;
        } catch (InvalidJid invalid) {
            throw new Refusal(NO_NAME);
        }
    }

    private CommandStep create(DataForm form, CommandCall call) {
        Jid owner = form.addresses(OWNER).stream()
                .findFirst()
                .or(() -> call.caller().account())
                .filter(user -> !user.local().isEmpty())
                .orElseThrow(() -> new Refusal(NO_OWNER));
        if (!service.create(room(form.value(NAME).orElse(""), call), owner, Map.of())) {
            throw new Refusal(TAKEN);
        }
        return CommandStep.done("The room was made.");
    }

    private CommandStep remove(DataForm form, CommandCall call) {
        if (!destroy(form, room(form.value(NAME).orElse(""), call))) {
            throw new Refusal(NO_ROOM);
        }
        return CommandStep.done("The room was removed.");
    }

    private boolean destroy(DataForm form, Jid room) {
        Optional<Jid> venue = form.addresses(VENUE).stream().findFirst();
        return service.destroy(room, form.value(REASON).orElse(""), venue);
    }

    /** All of these; what is no room is passed over, for somebody may have removed it meanwhile. */
    private CommandStep removeMany(DataForm form, CommandCall call) {
        List<Jid> rooms = form.values(NAME).stream()
                .filter(name -> !name.isBlank())
                .map(name -> room(name, call))
                .limit(MOST)
                .toList();
        long removed = rooms.stream().filter(room -> destroy(form, room)).count();
        return CommandStep.done(removed + " of " + rooms.size() + " rooms were removed.");
    }

    private CommandStep configure(DataForm form, CommandCall call) {
        Map<String, List<String>> values = new HashMap<>();
        form.fields().forEach(field -> values.put(field.name(), field.values()));
        service.begin(values);
        return CommandStep.done("Rooms begin with that from now on.");
    }

    private CommandStep enlist(DataForm form, CommandCall call, boolean wanted) {
        Jid user = form.addresses(OCCUPANT).stream()
                .findFirst()
                .filter(jid -> !jid.local().isEmpty())
                .orElseThrow(() -> new Refusal(NO_ACCOUNT));
        if (!service.enlist(room(form.value(ROOM).orElse(""), call), user.bare(), wanted)) {
            throw new Refusal(NO_ROOM);
        }
        return CommandStep.done("Done.");
    }
}
