package im.parley.server.admin.command;

import im.parley.server.admin.Actor;
import im.parley.server.admin.FederationAdmin;
import im.parley.server.admin.RemoteServerView;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandStep;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The connections with other servers, by the nodes that scripts for Tigase know, and a check of another server. */
@Singleton
final class FederationCommands {
    private static final String DOMAIN = "domain";
    private static final String LOCAL = "local";
    private static final String CID = "cid";
    private static final String SEPARATOR = "@";

    private final FederationAdmin federation;

    @Inject
    FederationCommands(FederationAdmin federation) {
        this.federation = federation;
    }

    List<Command> all() {
        return List.of(
                list("s2s-all-conns-state", "Connections with Other Servers", false),
                list("s2s-bad-state-conns", "Connections in Trouble", true),
                Offer.atOnce(Place.DOMAIN, "s2s-reset-bad-state-conns", "Reset Connections in Trouble",
                        Permission.INSTALLATION_ADMINISTRATORS,
                        call -> said("Reset: " + federation.resetTroubled(Offer.actor(call)))),
                Offer.installation("s2s-get-cid-connection", "Connection of a Pair of Domains",
                        call -> DataForm.of(
                                DataForm.Type.FORM,
                                Field.of(CID, Kind.TEXT_SINGLE).labelled("local@remote").required()),
                        (form, actor, call) -> one(Offer.value(form, CID), actor)),
                Offer.installation("s2s-check", "Check Another Server",
                        call -> DataForm.of(
                                        DataForm.Type.FORM,
                                        Field.of(DOMAIN, Kind.TEXT_SINGLE).labelled("The domain of the other server").required(),
                                        Field.of(LOCAL, Kind.TEXT_SINGLE).labelled("The domain of this server"))
                                .titled("Checking Another Server", "This takes up to a minute."),
                        (form, actor, call) -> lines(federation
                                .check(
                                        actor,
                                        Optional.of(Offer.value(form, LOCAL)).filter(text -> !text.isEmpty()),
                                        Offer.value(form, DOMAIN))
                                .text()
                                .lines()
                                .toList())));
    }

    private Command list(String node, String name, boolean troubled) {
        return Offer.atOnce(Place.DOMAIN, node, name, Permission.INSTALLATION_ADMINISTRATORS, call -> lines(
                federation.list(Offer.actor(call)).stream()
                        .filter(server -> !troubled || server.isTroubled())
                        .map(FederationCommands::line)
                        .toList()));
    }

    private static String line(RemoteServerView server) {
        return server.local() + SEPARATOR + server.remote() + ' ' + server.state()
                + ", " + server.waiting() + " waiting, " + server.streams().size() + " streams"
                + server.lastError().map(": "::concat).orElse("");
    }

    private CommandStep one(String cid, Actor actor) {
        String remote = cid.substring(cid.indexOf('@') + 1);
        return lines(federation.get(actor, remote).stream()
                .filter(server -> cid.indexOf('@') < 0 || cid.equals(server.local() + SEPARATOR + server.remote()))
                .flatMap(server -> Stream.concat(
                        Stream.of(line(server)),
                        server.streams().stream().map(RemoteServerView.Stream::toString)))
                .toList());
    }

    private static CommandStep lines(List<String> lines) {
        return CommandStep.done(DataForm.of(
                DataForm.Type.RESULT, Field.of("Notes", Kind.TEXT_MULTI, lines.toArray(String[]::new)).labelled("Notes")));
    }

    private static CommandStep said(String text) {
        return CommandStep.done(DataForm.of(DataForm.Type.RESULT, Field.of("Note", Kind.FIXED, text)));
    }
}
