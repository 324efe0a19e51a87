package im.parley.web.rest.tigase;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shapes that scripts for Tigase's nodes know. */
class FormAnswerTest {
    private static FormAnswer answer(Field... fields) {
        return FormAnswer.of("result", DataForm.of(DataForm.Type.RESULT, fields), List.of());
    }

    @Test
    void aNoteIsAField() {
        FormAnswer done = FormAnswer.of("result", DataForm.of(DataForm.Type.RESULT), List.of("Done.", "Really."));
        assertThat(done.json()).isEqualTo(Map.of("Note", "Done."));
        assertThat(done.xml()).isEqualTo("<result><Note type='fixed'><value>Done.</value></Note></result>");
    }

    @Test
    void severalValuesAreAListEvenIfThereIsOne() {
        FormAnswer nodes = answer(Field.of("nodes", Kind.TEXT_MULTI, "a").labelled("Nodes"));
        assertThat(nodes.json()).isEqualTo(Map.of("nodes", List.of("a")));
        assertThat(nodes.xml())
                .isEqualTo("<result><nodes label='Nodes' type='text-multi'><value>a</value></nodes></result>");
    }

    @Test
    void oneValueIsAText() {
        assertThat(answer(Field.text("node", "n")).json()).isEqualTo(Map.of("node", "n"));
        assertThat(answer(Field.of("node", Kind.TEXT_SINGLE)).json()).isEqualTo(Map.of("node", ""));
    }

    @Test
    void namesThatXmlDoesNotKnowAreTwoElements() {
        FormAnswer form = answer(Field.text("pubsub#node_type", "leaf"), Field.text("pubsub#title", "T"));
        assertThat(form.xml())
                .isEqualTo("<result><pubsub prefix='true'><node_type type='text-single'><value>leaf</value></node_type>"
                        + "<title type='text-single'><value>T</value></title></pubsub></result>");
        assertThat(form.json()).containsEntry("pubsub#node_type", "leaf");
    }

    @Test
    void whatIsXmlStaysXmlAndWhatIsNoneDoesNotBecomeIt() {
        assertThat(answer(Field.text("item", "<a xmlns='u:x'/>")).xml()).contains("<value><a xmlns='u:x'/></value>");
        assertThat(answer(Field.text("item", "<b>")).xml()).contains("<value>&lt;b&gt;</value>");
    }
}
