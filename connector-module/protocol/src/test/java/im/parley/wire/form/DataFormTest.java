package im.parley.wire.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DataFormTest {
    private static final DataForm BOT = DataForm.of(
                    DataForm.Type.FORM,
                    DataForm.formType("jabber:bot"),
                    Field.fixed("Section 1: Bot Info"),
                    Field.text("botname", "").labelled("The name of your bot"),
                    Field.of("description", Field.Kind.TEXT_MULTI, "a", "b").described("What it does"),
                    Field.flag("public", true).required(),
                    Field.of("features", Field.Kind.LIST_MULTI, "news")
                            .option("Contests", "contests")
                            .option("", "news"),
                    Field.of("invitelist", Field.Kind.JID_MULTI))
            .titled("Bot Configuration", "Fill out this form", "and send it");

    @Test
    void whatIsWrittenIsRead() {
        assertThat(DataForm.from(BOT.toElement())).isEqualTo(BOT);
        DataForm search = new DataForm(
                DataForm.Type.RESULT,
                DataForm.Heading.NONE,
                List.of(DataForm.formType("jabber:iq:search")),
                new DataForm.Table(
                        List.of(Field.of("name", Field.Kind.TEXT_SINGLE).labelled("Name")),
                        List.of(List.of(Field.text("name", "Juliet")), List.of(Field.text("name", "")))));
        assertThat(DataForm.from(search.toElement())).isEqualTo(search);
    }

    @Test
    void looksLikeTheExamples() {
        assertThat(BOT.toElement())
                .hasToString("<x xmlns='jabber:x:data' type='form'><title>Bot Configuration</title>"
                        + "<instructions>Fill out this form</instructions><instructions>and send it</instructions>"
                        + "<field var='FORM_TYPE' type='hidden'><value>jabber:bot</value></field>"
                        + "<field type='fixed'><value>Section 1: Bot Info</value></field>"
                        + "<field var='botname' type='text-single' label='The name of your bot'><value/></field>"
                        + "<field var='description' type='text-multi'><desc>What it does</desc><value>a</value>"
                        + "<value>b</value></field><field var='public' type='boolean'><required/><value>1</value></field>"
                        + "<field var='features' type='list-multi'><value>news</value><option label='Contests'>"
                        + "<value>contests</value></option><option><value>news</value></option></field>"
                        + "<field var='invitelist' type='jid-multi'/></x>");
        assertThat(DataForm.of(DataForm.Type.SUBMIT, Field.text("a", "b")).toElement())
                .hasToString("<x xmlns='jabber:x:data' type='submit'><field var='a'><value>b</value></field></x>");
    }

    @Test
    void answersByName() {
        assertThat(BOT.formType()).contains("jabber:bot");
        assertThat(BOT.value("botname")).contains("");
        assertThat(BOT.values("description")).containsExactly("a", "b");
        assertThat(BOT.flag("public")).contains(true);
        assertThat(BOT.flag("absent")).isEmpty();
        assertThat(BOT.value("invitelist")).isEmpty();
        assertThat(DataForm.in(Element.of(Name.of("urn:x", "x"), BOT.toElement()))).contains(BOT);
    }

    /** XEP-0068 section 3.1. */
    @Test
    void onlyAHiddenFieldIsTheFormTypeOutsideASubmission() {
        assertThat(DataForm.of(DataForm.Type.RESULT, Field.text("FORM_TYPE", "x")).formType()).isEmpty();
        assertThat(DataForm.of(DataForm.Type.SUBMIT, Field.text("FORM_TYPE", "x")).formType()).contains("x");
    }

    @Test
    void readsTypedValues() {
        DataForm form = DataForm.of(
                DataForm.Type.SUBMIT,
                Field.text("yes", "true"),
                Field.text("no", "0"),
                Field.text("n", " 42 "),
                Field.text("none", ""),
                Field.of("who", Field.Kind.JID_MULTI, "A@b", "a@b", "c@d"));
        assertThat(form.flag("yes")).contains(true);
        assertThat(form.flag("no")).contains(false);
        assertThat(form.number("n", 0, 42)).contains(42);
        assertThat(form.number("none", 0, 42)).isEmpty();
        assertThat(form.addresses("who")).containsExactly(Jid.of("a@b"), Jid.of("c@d"));
        refused(Condition.NOT_ACCEPTABLE, () -> form.flag("n"));
        refused(Condition.NOT_ACCEPTABLE, () -> form.number("n", 0, 41));
        refused(Condition.NOT_ACCEPTABLE, () -> form.number("yes", 0, 41));
        refused(Condition.NOT_ACCEPTABLE, () -> DataForm.of(DataForm.Type.SUBMIT, Field.text("j", "@")).addresses("j"));
    }

    @Test
    void refusesWhatIsMalformed() {
        refused(Condition.BAD_REQUEST, () -> DataForm.from(Element.of(DataForm.NAME)));
        refused(Condition.BAD_REQUEST, () -> DataForm.from(Element.build(DataForm.NAME)
                .attribute("type", "submit")
                .add(Element.of(Name.of(DataForm.NS, "field")))
                .build()));
    }

    private static void refused(Condition condition, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.error().condition())
                .isEqualTo(condition));
    }
}
