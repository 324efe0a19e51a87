package im.parley.server.admin.command;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Prebindings;
import im.parley.server.admin.Prebindings.Prebound;
import im.parley.server.spi.Command;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Sessions of web clients, by the node and the fields that scripts for Tigase know. */
@Singleton
final class WebCommands {
    private static final String USER = "from";
    private static final String HOLD = "hold";
    private static final String WAIT = "wait";
    private static final int MOST = 3600;

    private final Prebindings prebindings;

    @Inject
    WebCommands(Prebindings prebindings) {
        this.prebindings = prebindings;
    }

    List<Command> all() {
        return List.of(Offer.domain(
                "pre-bind-bosh-session", "Pre-Bind BOSH user session", call -> form(), this::prebind));
    }

    private static DataForm form() {
        return Offer.form(
                "Pre-bind BOSH user session",
                "Fill out this form to create and pre-bind BOSH user session.",
                Field.of(USER, Kind.JID_SINGLE)
                        .labelled("The address of the user; without a resource one is made up")
                        .required(),
                Field.of(HOLD, Kind.TEXT_SINGLE, "1").labelled("How many requests are held (optional)"),
                Field.of(WAIT, Kind.TEXT_SINGLE, "60").labelled("For how many seconds (optional)"));
    }

    private CommandStep prebind(DataForm form, Actor actor, CommandCall call) {
        Prebound session = prebindings.open(actor, Offer.address(form, USER), number(form, HOLD), number(form, WAIT));
        return CommandStep.done(Offer.result(
                Field.of(USER, Kind.JID_SINGLE, session.jid().toString()).labelled("JID"),
                Field.of("hostname", Kind.JID_SINGLE, session.hostname()).labelled("hostname"),
                Field.text("rid", Long.toString(session.rid())).labelled("RID"),
                Field.text("sid", session.sid()).labelled("SID"),
                Field.text(HOLD, Integer.toString(session.hold())).labelled("HOLD"),
                Field.text(WAIT, Long.toString(session.seconds())).labelled("WAIT")));
    }

    private static Optional<Integer> number(DataForm form, String field) {
        return form.number(field, 0, MOST);
    }
}
