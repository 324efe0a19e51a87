package im.parley.server.admin.command;

import im.parley.server.admin.AccountData;
import im.parley.server.admin.AccountKeys;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandStep;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Application passwords, clients with tokens, push services and the age of the archive: of an account, for its user at his
 * account and at his domain, and for administrators.
 */
@Singleton
final class KeyCommands {
    private static final String JID = "jid";
    private static final String ID = "credentialId";
    private static final String PASSWORD = "password";
    private static final String USER = "userJid";
    private static final String DEVICE = "deviceId";
    private static final String DEVICES = "deviceIds";
    private static final String LIMIT = "store-limit";
    private static final String DAYS = "retentionInDays";

    private final AccountKeys keys;
    private final AccountData data;

    @Inject
    KeyCommands(AccountKeys keys, AccountData data) {
        this.keys = keys;
        this.data = data;
    }

    List<Command> all() {
        return Stream.of(Place.DOMAIN, Place.OWN_ACCOUNT).flatMap(this::at).toList();
    }

    private Stream<Command> at(Place place) {
        return Stream.of(
                at(place, "auth-credentials-add", "Add Application Password", List.of(
                        owner(JID), text(ID, "Name of the password").required(),
                        Field.of(PASSWORD, Kind.TEXT_PRIVATE).labelled("Password").required()),
                        (form, actor, account) -> keys.addPassword(
                                actor, account, Offer.value(form, ID), form.value(PASSWORD).orElse(""))),
                at(place, "auth-credentials-delete", "Remove Application Password", List.of(
                        owner(JID), text(ID, "Name of the password").required()),
                        (form, actor, account) -> keys.removePassword(actor, account, Offer.value(form, ID))),
                list(place, "auth-credentials-list", "Application Passwords", JID, "credentialIds", keys::passwords),
                list(place, "push-list-devices", "Push Devices", USER, DEVICES, (actor, account) ->
                        data.pushDevices(actor, account).stream().map(KeyCommands::id).toList()),
                at(place, "push-disable-device", "Disable Push Device", List.of(
                        owner(USER), text(DEVICE, "Device").required()), this::disable),
                list(place, "fast-list-devices", "Clients with Tokens", JID, DEVICES, (actor, account) ->
                        keys.devices(actor, account).stream().map(device -> device.id().toString()).toList()),
                at(place, "fast-remove-device", "Remove Client with Token", List.of(
                        owner(JID), text(DEVICE, "Client").required()),
                        (form, actor, account) -> keys.removeDevice(actor, account, uuid(Offer.value(form, DEVICE)))),
                at(place, "urn:xmpp:mam#configure", "Keep Archive For", List.of(
                        owner(JID), text(DAYS, "Days; empty for as long as the server does")), this::retention),
                limit(place));
    }

    /** Where accounts may have limits of their own. */
    private Command limit(Place place) {
        Command command = at(place, "offline-store-limit", "Keep Messages for Later", List.of(
                        owner(JID), text(LIMIT, "How many; empty for as many as the server does")),
                (form, actor, account) -> data.storeLimit(actor, account, form.number(LIMIT, 0, 1_000_000)));
        return new Command(
                place,
                command.node(),
                command.name(),
                call -> Permission.USERS.allows(call) && data.hasOwnLimits(call.domain()),
                command.opening());
    }

    private static Field owner(String name) {
        return Field.of(name, Kind.JID_SINGLE).labelled("The account; your own when empty");
    }

    private static Field text(String name, String label) {
        return Field.of(name, Kind.TEXT_SINGLE).labelled(label);
    }

    @FunctionalInterface
    private interface Act {
        void on(DataForm form, Actor actor, Jid account);
    }

    @FunctionalInterface
    private interface Listing {
        List<String> of(Actor actor, Jid account);
    }

    private static Command at(Place place, String node, String name, List<Field> fields, Act act) {
        return Offer.of(place, node, name, Permission.USERS, call -> form(name, fields), (form, actor, call) -> {
            act.on(form, actor, account(form, fields.getFirst().name(), actor));
            return CommandStep.done();
        });
    }

    private static Command list(
            Place place, String node, String name, String owner, String variable, Listing listing) {
        List<Field> fields = List.of(owner(owner));
        return Offer.of(place, node, name, Permission.USERS, call -> form(name, fields), (form, actor, call) -> {
            List<String> found = listing.of(actor, account(form, owner, actor));
            return CommandStep.done(DataForm.of(
                    DataForm.Type.RESULT, Offer.filled(variable, Kind.TEXT_MULTI, name, found)));
        });
    }

    private static DataForm form(String title, List<Field> fields) {
        return DataForm.of(DataForm.Type.FORM, new ArrayList<>(fields).toArray(Field[]::new)).titled(title);
    }

    /** Whose it is: his own, unless he says otherwise. Whether he may is for the use case to say. */
    private static Jid account(DataForm form, String field, Actor actor) {
        return form.addresses(field).stream()
                .findFirst()
                .or(actor::account)
                .orElseThrow(() -> Rejected.invalid(field, "an account is needed"));
    }

    private static String id(AccountData.PushDevice device) {
        return device.service() + "/" + device.node();
    }

    private void disable(DataForm form, Actor actor, Jid account) {
        String wanted = Offer.value(form, DEVICE);
        AccountData.PushDevice device = data.pushDevices(actor, account).stream()
                .filter(one -> id(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> Rejected.notFound("there is no device '" + wanted + "'"));
        data.disablePush(actor, account, device.service(), device.node());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Rejected.invalid(DEVICE, "'" + text + "' is no id of a client");
        }
    }

    private void retention(DataForm form, Actor actor, Jid account) {
        Optional<Integer> days = form.number(DAYS, 1, 36_500);
        data.retention(actor, account, days);
    }
}
