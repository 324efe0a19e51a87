package im.parley.feature.archive;

import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchiveQuery;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The form of a query, XEP-0313 section 4.1.
 *
 * @param query what is asked for
 * @param named the ids that must be in the archive
 */
record QueryForm(ArchiveQuery query, List<ArchiveId> named) {
    static final String FULL_TEXT = "{urn:xmpp:fulltext:0}fulltext";
    /** What clients wrote before there was a XEP. */
    static final String WITH_TEXT = "withtext";

    private static final String WITH = "with";
    private static final String START = "start";
    private static final String END = "end";
    private static final String BEFORE_ID = "before-id";
    private static final String AFTER_ID = "after-id";
    private static final String IDS = "ids";
    private static final String ROOMS = "include-groupchat";
    private static final Set<String> EXTENDED = Set.of(BEFORE_ID, AFTER_ID, IDS, ROOMS);
    private static final Set<String> PLAIN = Set.of(DataForm.FORM_TYPE, WITH, START, END, FULL_TEXT, WITH_TEXT);
    private static final int MOST_IDS = 250;

    private static final Name VALIDATE = Name.of("http://jabber.org/protocol/xdata-validate", "validate");
    private static final Name OPEN = Name.of("http://jabber.org/protocol/xdata-validate", "open");

    private static final StanzaError NOT_SUBMITTED = Condition.BAD_REQUEST.because("the form is not submitted");
    private static final StanzaError OTHER_FORM = Condition.BAD_REQUEST.because("the form is for something else");
    private static final StanzaError NO_ADDRESS = Condition.JID_MALFORMED.because("'with' is no address");
    private static final StanzaError NO_TIME = Condition.BAD_REQUEST.because("a time is malformed (XEP-0082)");
    private static final StanzaError TOO_MANY = Condition.POLICY_VIOLATION.because("too many ids at once");
    static final StanzaError NO_SUCH_MESSAGE =
            Condition.ITEM_NOT_FOUND.because("there is no such message in the archive");

    /** A query without a form. */
    static final QueryForm ALL = new QueryForm(ArchiveQuery.ALL, List.of());

    /**
     * Reads the form in a query.
     *
     * @throws Refusal when it is malformed or has fields that nobody knows
     */
    static QueryForm in(Element payload, Vocabulary vocabulary) {
        return DataForm.in(payload).map(form -> read(form, vocabulary)).orElse(ALL);
    }

    private static QueryForm read(DataForm form, Vocabulary vocabulary) {
        if (form.type() != DataForm.Type.SUBMIT) {
            throw new Refusal(NOT_SUBMITTED);
        }
        if (!form.formType().equals(Optional.of(vocabulary.namespace()))) {
            throw new Refusal(OTHER_FORM);
        }
        form.fields().stream().map(Field::name).filter(name -> !isKnown(name, vocabulary)).findFirst().ifPresent(name -> {
            throw new Refusal(Condition.FEATURE_NOT_IMPLEMENTED.because("unknown field " + name));
        });
        return read(form);
    }

    private static boolean isKnown(String field, Vocabulary vocabulary) {
        return PLAIN.contains(field) || (vocabulary.isExtended() && EXTENDED.contains(field));
    }

    private static QueryForm read(DataForm form) {
        ArchiveQuery.Range range = ArchiveQuery.Range.ALL;
        range = time(form, START).map(range::from).orElse(range);
        range = time(form, END).map(range::to).orElse(range);
        List<ArchiveId> named = new ArrayList<>();
        Optional<ArchiveId> after = text(form, AFTER_ID).map(QueryForm::id);
        after.ifPresent(named::add);
        Optional<ArchiveId> before = text(form, BEFORE_ID).map(QueryForm::id);
        before.ifPresent(named::add);
        range = after.map(range::after).orElse(range);
        range = before.map(range::before).orElse(range);
        List<ArchiveId> ids = form.values(IDS).stream().map(QueryForm::id).distinct().toList();
        if (ids.size() > MOST_IDS) {
            throw new Refusal(TOO_MANY);
        }
        named.addAll(ids);
        String words = text(form, FULL_TEXT).or(() -> text(form, WITH_TEXT)).orElse("");
        ArchiveQuery query = new ArchiveQuery(with(form), range, ids, words);
        boolean rooms = form.flag(ROOMS).orElse(true); // section 4.1.4: without the field it is the server's choice
        return new QueryForm(rooms ? query : query.withoutRooms(), named);
    }

    private static Optional<Jid> with(DataForm form) {
        return text(form, WITH)
                .map(text -> Addresses.parse(text).orElseThrow(() -> new Refusal(NO_ADDRESS)));
    }

    private static Optional<Instant> time(DataForm form, String field) {
        return text(form, field).map(text -> DateTime.parse(text).orElseThrow(() -> new Refusal(NO_TIME)));
    }

    private static Optional<String> text(DataForm form, String field) {
        return form.value(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What is no id of ours is not in the archive. */
    static ArchiveId id(String text) {
        return ArchiveId.parse(text).orElseThrow(() -> new Refusal(NO_SUCH_MESSAGE));
    }

    /** The form that tells the fields, section 4.1.5. */
    static Element empty(Vocabulary vocabulary) {
        List<Field> fields = new ArrayList<>(List.of(
                DataForm.formType(vocabulary.namespace()),
                Field.of(WITH, Field.Kind.JID_SINGLE),
                Field.of(START, Field.Kind.TEXT_SINGLE),
                Field.of(END, Field.Kind.TEXT_SINGLE)));
        if (vocabulary.isExtended()) {
            fields.add(Field.of(BEFORE_ID, Field.Kind.TEXT_SINGLE));
            fields.add(Field.of(AFTER_ID, Field.Kind.TEXT_SINGLE));
            fields.add(Field.of(IDS, Field.Kind.LIST_MULTI));
            fields.add(Field.of(ROOMS, Field.Kind.BOOLEAN));
        }
        fields.add(Field.of(FULL_TEXT, Field.Kind.TEXT_SINGLE));
        fields.add(Field.of(WITH_TEXT, Field.Kind.TEXT_SINGLE));
        Element form = DataForm.of(DataForm.Type.FORM, fields.toArray(Field[]::new)).toElement();
        return Element.build(form.name())
                .attribute("type", form.attribute("type"))
                .addAll(form.elements().stream().map(QueryForm::opened).toList())
                .build();
    }

    /** The list of ids is open to all values, not only to those of the form. */
    private static Element opened(Element field) {
        return field.attribute("var", "").equals(IDS)
                ? field.toBuilder()
                        .add(Element.build(VALIDATE)
                                .attribute("datatype", "xs:string")
                                .add(Element.of(OPEN))
                                .build())
                        .build()
                : field;
    }
}
