package im.parley.server.admin.command;

import static im.parley.server.admin.command.Offer.address;
import static im.parley.server.admin.command.Offer.field;
import static im.parley.server.admin.command.Offer.value;

import im.parley.server.admin.Actor;
import im.parley.server.admin.ContactFilters;
import im.parley.server.spi.Command;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** With which domains a user may talk, by the node and the fields that scripts for Tigase know. */
@Singleton
final class FilterCommands {
    private static final String ACCOUNT = "jid";
    /** Spelt so by Tigase. */
    private static final String POLICY = "fiteringPolicy";

    private static final String LIST = "filteringList";

    private final ContactFilters filters;

    @Inject
    FilterCommands(ContactFilters filters) {
        this.filters = filters;
    }

    List<Command> all() {
        return List.of(Offer.domain("user-domain-perm", "Set User's Domain Permissions", call -> empty(), this::change));
    }

    private static DataForm empty() {
        return DataForm.of(
                        DataForm.Type.FORM,
                        field(ACCOUNT, Kind.JID_SINGLE, "The account").required(),
                        field(POLICY, Kind.TEXT_SINGLE, "ALL, LOCAL, OWN, BLOCK, LIST, BLACKLIST or CUSTOM; nothing for the"
                                + " rule of the domain"),
                        field(LIST, Kind.TEXT_MULTI, "Domains of LIST and BLACKLIST, rules of CUSTOM"))
                .titled("Domains that a User May Talk With", "Rules are written as 1|allow|self or 2|deny|domain|example.org.");
    }

    private CommandStep change(DataForm form, Actor actor, CommandCall call) {
        filters.change(actor, address(form, ACCOUNT), value(form, POLICY), form.values(LIST));
        return CommandStep.done();
    }
}
