package im.parley.server.admin;

import im.parley.server.admin.Rejected.Reason;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.CommandStep;
import im.parley.server.spi.Commands;
import im.parley.server.spi.Performer;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Ad-hoc commands (XEP-0050) for those who come by HTTP: listed, and executed in one go. */
@Singleton
public final class AdHoc {
    private final Catalogue catalogue;
    private final Performer performer;

    /** Executes the commands of the loaded features. */
    @Inject
    public AdHoc(Catalogue catalogue, Performer performer) {
        this.catalogue = catalogue;
        this.performer = performer;
    }

    /**
     * A command.
     *
     * @param jid where it is to be had
     * @param name for a person
     */
    public record Listed(Jid jid, String node, String name) {}

    /**
     * What came of a command.
     *
     * @param completed whether it was executed; otherwise the payload is the form that has to be filled in
     * @param payload a form, or whatever the command answers with
     * @param notes lines for a person
     */
    public record Outcome(boolean completed, List<Element> payload, List<Note> notes) {
        /** The first form of the payload. */
        public Optional<DataForm> form() {
            return payload.stream().filter(element -> element.is(DataForm.NAME)).findFirst().map(DataForm::from);
        }
    }

    /**
     * A line for a person.
     *
     * @param severity {@code info}, {@code warn} or {@code error}
     */
    public record Note(String severity, String text) {}

    /** The commands at an address that somebody may have executed. */
    public List<Listed> list(Actor actor, Jid address) {
        return refused(() -> commands().list(address, actor)).stream()
                .map(item -> new Listed(item.jid(), item.node().orElse(""), item.name()))
                .toList();
    }

    /**
     * Executes a command. Without a form, or with one that lacks what is required, the form that asks for it comes back.
     *
     * @throws Rejected when that cannot be
     */
    public Outcome execute(Actor actor, Jid address, String node, Optional<DataForm> form) {
        CommandStep step = refused(() -> commands().execute(address, node, form, actor));
        return switch (step) {
            case CommandStep.Ask ask -> new Outcome(false, List.of(ask.form().toElement()), List.of());
            case CommandStep.Done done -> {
                performer.perform(done.effects());
                yield new Outcome(
                        true,
                        done.payload(),
                        done.notes().stream().map(AdHoc::note).toList());
            }
        };
    }

    private static Note note(CommandStep.Note note) {
        return new Note(note.severity().name().toLowerCase(Locale.ROOT), note.text());
    }

    private Commands commands() {
        return catalogue.provided(Commands.class)
                .orElseThrow(() -> Rejected.notFound("ad-hoc commands are switched off"));
    }

    private static <T> T refused(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            throw rejected(refusal.error(), "fields");
        }
    }

    /**
     * What somebody who came by HTTP is told of the error that a client would get.
     *
     * @param field what is wrong when a value is
     */
    public static Rejected rejected(StanzaError error, String field) {
        String text = error.text().isEmpty() ? error.condition().elementName().local() : error.text();
        return switch (error.condition()) {
            case ITEM_NOT_FOUND, FEATURE_NOT_IMPLEMENTED, SERVICE_UNAVAILABLE -> Rejected.notFound(text);
            case FORBIDDEN, NOT_AUTHORIZED -> Rejected.forbidden(text);
            case BAD_REQUEST, NOT_ACCEPTABLE, JID_MALFORMED -> Rejected.invalid(field, text);
            default -> Rejected.conflict(text);
        };
    }

    /** What a client would get for a reason. */
    public static StanzaError error(Reason reason) {
        return switch (reason) {
            case Reason.NotFound(var text) -> StanzaError.Condition.ITEM_NOT_FOUND.because(text);
            case Reason.Forbidden(var text) -> StanzaError.Condition.FORBIDDEN.because(text);
            case Reason.Conflict(var text) -> StanzaError.Condition.CONFLICT.because(text);
            case Reason.Invalid(var field, var text) -> StanzaError.Condition.NOT_ACCEPTABLE.because(field + ": " + text);
        };
    }
}
