package im.parley.server.admin.command;

import im.parley.server.admin.Actor;
import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.Reports;
import im.parley.server.admin.data.Contacts;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rosters of users, whom users report, and which domains there are: nodes and fields as in Tigase. */
@Singleton
final class ServerCommands {
    private static final String OWNER = "roster-owner-jid";
    private static final String CONTACT = "roster-item-jid";
    private static final String NAME = "roster-item-name";
    private static final String GROUPS = "roster-item-groups";
    private static final String SUBSCRIPTION = "roster-item-subscr";
    private static final String ACTION = "roster-action";
    private static final String FILTER = "filter";
    private static final String LIMIT = "limit";

    private final Contacts rosters;
    private final Reports reports;
    private final DomainsAdmin domains;

    @Inject
    ServerCommands(Contacts rosters, Reports reports, DomainsAdmin domains) {
        this.rosters = rosters;
        this.reports = reports;
        this.domains = domains;
    }

    List<Command> all() {
        return List.of(
                Offer.domain("user-roster-management", "User Roster Management", call -> rosterForm(), this::roster),
                Offer.domain("list-known-spammers", "Known Spammers",
                        call -> DataForm.of(
                                DataForm.Type.FORM,
                                Field.of(FILTER, Kind.TEXT_SINGLE).labelled("A part of the address"),
                                Field.text(LIMIT, "100").labelled("How many at most")),
                        this::spammers),
                Offer.atOnce(
                        Place.DOMAIN,
                        "tigase:instance:details#domains",
                        "Domains of This Installation",
                        Permission.INSTALLATION_ADMINISTRATORS,
                        call -> CommandStep.done(DataForm.of(
                                DataForm.Type.RESULT,
                                Offer.filled("localDomains", Kind.TEXT_MULTI, "Domains", domains.list(Offer.actor(call))
                                        .stream()
                                        .filter(DomainView::enabled)
                                        .map(DomainView::name)
                                        .toList())))));
    }

    private static DataForm rosterForm() {
        Field action = Field.of(ACTION, Kind.LIST_SINGLE, "add")
                .labelled("What to do")
                .required()
                .option("Add or change", "add")
                .option("Remove", "remove");
        Field subscription = Field.of(SUBSCRIPTION, Kind.LIST_SINGLE).labelled("Subscription");
        for (String word : new String[] {"none", "to", "from", "both"}) {
            subscription = subscription.option(word, word);
        }
        return DataForm.of(
                        DataForm.Type.FORM,
                        Field.of(OWNER, Kind.JID_SINGLE).labelled("Whose roster").required(),
                        Field.of(CONTACT, Kind.JID_SINGLE).labelled("Contact").required(),
                        Field.of(NAME, Kind.TEXT_SINGLE).labelled("Name"),
                        Field.of(GROUPS, Kind.TEXT_MULTI).labelled("Groups"),
                        subscription,
                        action)
                .titled("Roster Management", "Changes the roster of this user alone.");
    }

    private CommandStep roster(DataForm form, Actor actor, CommandCall call) {
        Jid owner = Offer.address(form, OWNER);
        Jid contact = Offer.address(form, CONTACT);
        if (Offer.value(form, ACTION).equals("remove")) {
            rosters.forget(actor, owner, contact);
        } else {
            Set<String> groups = new LinkedHashSet<>(form.values(GROUPS));
            groups.removeIf(String::isBlank);
            var _ = rosters.put(
                    actor,
                    owner,
                    contact,
                    new Contacts.Change(
                            Optional.of(Offer.value(form, NAME)),
                            Optional.of(groups),
                            Optional.of(Offer.value(form, SUBSCRIPTION)).filter(word -> !word.isEmpty())));
        }
        return CommandStep.done();
    }

    private CommandStep spammers(DataForm form, Actor actor, CommandCall call) {
        String part = Offer.value(form, FILTER);
        int most = form.number(LIMIT, 1, 10_000).orElse(100);
        List<String> found = reports.suspects(actor, call.domain()).entrySet().stream()
                .filter(suspect -> suspect.getKey().toString().contains(part))
                .sorted((one, other) -> other.getValue() - one.getValue())
                .limit(most)
                .map(suspect -> suspect.getKey().toString())
                .toList();
        return CommandStep.done(DataForm.of(
                DataForm.Type.RESULT, Offer.filled("spammers", Kind.TEXT_MULTI, "Whom users have reported", found)));
    }
}
