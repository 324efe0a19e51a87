package im.parley.feature.muc.rule;

import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchiveQuery;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The form of a query of a room's archive, XEP-0313 section 4.1.
 *
 * @param query what is asked for
 * @param named the ids that must be in the archive
 */
record ArchiveForm(ArchiveQuery query, List<ArchiveId> named) {
    private static final String WITH = "with";
    private static final String START = "start";
    private static final String END = "end";
    private static final String BEFORE = "before-id";
    private static final String AFTER = "after-id";
    private static final String IDS = "ids";
    private static final Set<String> KNOWN = Set.of(DataForm.FORM_TYPE, WITH, START, END, BEFORE, AFTER, IDS);
    private static final int MOST_IDS = 250;

    private static final StanzaError OTHER_FORM = Condition.BAD_REQUEST.because("the form is for something else");
    private static final StanzaError NO_TIME = Condition.BAD_REQUEST.because("a time is malformed (XEP-0082)");
    private static final StanzaError NO_ADDRESS = Condition.JID_MALFORMED.because("'with' is no address");
    private static final StanzaError TOO_MANY = Condition.POLICY_VIOLATION.because("too many ids at once");
    static final StanzaError NO_SUCH_MESSAGE =
            Condition.ITEM_NOT_FOUND.because("there is no such message in the archive");

    /**
     * Reads the form in a query.
     *
     * @throws Refusal when it is malformed or has fields that nobody knows
     */
    static ArchiveForm in(Element payload, String namespace) {
        Optional<DataForm> form = DataForm.in(payload);
        if (form.isEmpty()) {
            return new ArchiveForm(ArchiveQuery.ALL, List.of());
        }
        if (form.get().type() != DataForm.Type.SUBMIT
                || form.get().formType().filter(namespace::equals).isEmpty()) {
            throw new Refusal(OTHER_FORM);
        }
        form.get().fields().stream().map(Field::name).filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw new Refusal(Condition.FEATURE_NOT_IMPLEMENTED.because("unknown field " + name));
        });
        return read(form.get());
    }

    private static ArchiveForm read(DataForm form) {
        List<ArchiveId> named = new ArrayList<>();
        ArchiveQuery.Range range = ArchiveQuery.Range.ALL;
        range = time(form, START).map(range::from).orElse(range);
        range = time(form, END).map(range::to).orElse(range);
        Optional<ArchiveId> after = text(form, AFTER).map(ArchiveForm::id);
        Optional<ArchiveId> before = text(form, BEFORE).map(ArchiveForm::id);
        after.ifPresent(named::add);
        before.ifPresent(named::add);
        range = after.map(range::after).orElse(range);
        range = before.map(range::before).orElse(range);
        List<ArchiveId> ids = form.values(IDS).stream().map(ArchiveForm::id).distinct().toList();
        if (ids.size() > MOST_IDS) {
            throw new Refusal(TOO_MANY);
        }
        named.addAll(ids);
        return new ArchiveForm(new ArchiveQuery(text(form, WITH).map(ArchiveForm::address), range, ids, ""), named);
    }

    private static Optional<String> text(DataForm form, String field) {
        return form.value(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> time(DataForm form, String field) {
        return text(form, field).map(text -> DateTime.parse(text).orElseThrow(() -> new Refusal(NO_TIME)));
    }

    private static Jid address(String text) {
        try {
            return Jid.of(text);
        } catch (InvalidJid malformed) {
            throw new Refusal(NO_ADDRESS);
        }
    }

    /** What is no id of ours is not in the archive. */
    static ArchiveId id(String text) {
        return ArchiveId.parse(text).orElseThrow(() -> new Refusal(NO_SUCH_MESSAGE));
    }

    /** The form that tells the fields, section 4.1.5. */
    static DataForm empty(String namespace) {
        return DataForm.of(
                DataForm.Type.FORM,
                DataForm.formType(namespace),
                Field.of(WITH, Kind.JID_SINGLE),
                Field.of(START, Kind.TEXT_SINGLE),
                Field.of(END, Kind.TEXT_SINGLE),
                Field.of(BEFORE, Kind.TEXT_SINGLE),
                Field.of(AFTER, Kind.TEXT_SINGLE),
                Field.of(IDS, Kind.LIST_MULTI));
    }
}
