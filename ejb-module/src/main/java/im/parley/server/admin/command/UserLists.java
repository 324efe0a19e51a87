package im.parley.server.admin.command;

import static im.parley.server.admin.command.Offer.ADMIN;
import static im.parley.server.admin.command.Offer.filled;
import static im.parley.server.admin.command.Offer.form;
import static im.parley.server.admin.command.Offer.result;

import im.parley.server.admin.Account;
import im.parley.server.admin.AccountStatus;
import im.parley.server.admin.AccountViews;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Page;
import im.parley.server.admin.Presences;
import im.parley.server.admin.Rejected;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** XEP-0133 sections 4.13 to 4.22: how many users there are, and who they are. */
@Singleton
final class UserLists {
    private static final String DOMAIN = "domainjid";
    private static final String MOST = "max_items";
    private static final String NONE = "none";
    private static final int USUAL = 25;
    /** Section 4.18: a service may answer with an error when the number of items is excessive. */
    private static final int LIMIT = 10_000;

    private final AccountViews views;
    private final Presences presences;

    /** The addresses of a domain, at most so many. */
    @FunctionalInterface
    private interface Listing {
        List<Jid> list(Actor actor, String domain, int most);
    }

    @Inject
    UserLists(AccountViews views, Presences presences) {
        this.views = views;
        this.presences = presences;
    }

    List<Command> all() {
        return List.of(
                number("get-registered-users-num", "Get Number of Registered Users", "registeredusersnum",
                        "The number of registered users", views::count),
                number("get-disabled-users-num", "Get Number of Disabled Users", "disabledusersnum",
                        "The number of disabled users",
                        (actor, domain) -> views.count(actor, domain, AccountStatus.DISABLED)),
                number("get-online-users-num", "Get Number of Online Users", "onlineusersnum",
                        "The number of online users", counted(Presences.Kind.ONLINE)),
                number("get-active-users-num", "Get Number of Active Users", "activeusersnum",
                        "The number of active users", counted(Presences.Kind.ACTIVE)),
                number("get-idle-users-num", "Get Number of Idle Users", "idleusersnum",
                        "The number of idle users", counted(Presences.Kind.IDLE)),
                list("get-registered-users-list", "Registered Users", "registereduserjids",
                        "The list of all users", this::registered),
                list("get-disabled-users-list", "Disabled Users", "disableduserjids",
                        "The list of all disabled users", this::disabled),
                list("get-online-users-list", "Online Users", "onlineuserjids",
                        "The list of all online users", listed(Presences.Kind.ONLINE)),
                list("get-active-users", "Active Users", "activeuserjids",
                        "The list of active users", listed(Presences.Kind.ACTIVE)),
                list("get-idle-users", "Idle Users", "activeuserjids", // so named in section 4.22, too
                        "The list of idle users", listed(Presences.Kind.IDLE)));
    }

    private BiFunction<Actor, String, Long> counted(Presences.Kind kind) {
        return (actor, domain) -> (long) presences.list(actor, domain, kind).size();
    }

    private Listing listed(Presences.Kind kind) {
        return (actor, domain, most) -> presences.list(actor, domain, kind).stream().limit(most).toList();
    }

    /** Sections 4.13 to 4.17: answered at once, for the domain that is asked. */
    private static Command number(
            String node, String name, String variable, String label, BiFunction<Actor, String, Long> count) {
        return Offer.atOnce(Place.DOMAIN, ADMIN + '#' + node, name, Permission.DOMAIN_ADMINISTRATORS, call -> {
            String number = count.apply(Offer.actor(call), call.domain()).toString();
            return CommandStep.done(result(Field.text(variable, number).labelled(label)));
        });
    }

    /** Sections 4.18 to 4.22, with a field for another domain. */
    private static Command list(String node, String name, String variable, String label, Listing listing) {
        return Offer.admin(node, "Get List of " + name, call -> listForm(name, call), (form, actor, call) -> {
            String domain = form.addresses(DOMAIN).stream().findFirst().map(Jid::domain).orElse(call.domain());
            int most = most(form);
            List<Jid> found = listing.list(actor, domain, most == LIMIT ? LIMIT + 1 : most);
            if (found.size() > LIMIT) {
                throw Rejected.invalid(MOST, "there are more than " + LIMIT);
            }
            return CommandStep.done(result(filled(
                    variable, Kind.JID_MULTI, label, found.stream().map(Jid::toString).toList())));
        });
    }

    private static DataForm listForm(String name, CommandCall call) {
        Field most = Field.of(MOST, Kind.LIST_SINGLE, Integer.toString(USUAL)).labelled("Maximum number of items to show");
        for (int number : new int[] {25, 50, 75, 100, 150, 200}) {
            most = most.option(Integer.toString(number), Integer.toString(number));
        }
        return form(
                "Requesting List of " + name,
                "Fill out this form to request the " + name.toLowerCase(Locale.ROOT) + " of this service.",
                Field.of(DOMAIN, Kind.JID_SINGLE, call.domain()).labelled("The domain for the list of users"),
                most.option("None", NONE));
    }

    private static int most(DataForm form) {
        String value = Offer.value(form, MOST);
        return value.isEmpty() || value.equals(NONE) ? LIMIT : Integer.parseInt(value);
    }

    private List<Jid> registered(Actor actor, String domain, int most) {
        return pages(most, (after, limit) -> views.list(actor, domain, "", after, limit));
    }

    private List<Jid> disabled(Actor actor, String domain, int most) {
        return pages(most, (after, limit) -> views.list(actor, domain, AccountStatus.DISABLED, after, limit));
    }

    private static List<Jid> pages(int most, BiFunction<String, Integer, Page<Account>> pages) {
        List<Jid> found = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent() && found.size() < most) {
            Page<Account> page = pages.apply(after.get(), Math.min(Page.MOST, most - found.size()));
            page.items().forEach(account -> found.add(account.address()));
            after = page.next();
        }
        return found;
    }
}
