package im.parley.feature.register;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.feature.register.Captcha.Judgement;
import im.parley.server.spi.TestStream;
import im.parley.wire.form.Field;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CaptchaTest {
    private static final Pattern QUESTION = Pattern.compile("How much is (\\d+) ([+-]) (\\d+)\\?");

    private final Captcha captcha = new Captcha(3);
    private final TestStream stream = new TestStream("shakespeare.lit");

    /** Calculates as a person does. */
    static int answer(Field asked) {
        Matcher question = QUESTION.matcher(asked.display().label());
        assertThat(question.matches()).as(asked.display().label()).isTrue();
        int first = Integer.parseInt(question.group(1));
        int second = Integer.parseInt(question.group(3));
        return question.group(2).equals("+") ? first + second : first - second;
    }

    @Test
    void theResultIsRight() {
        for (int i = 0; i < 200; i++) {
            int result = answer(captcha.ask(stream));
            assertThat(result).isNotNegative();
            assertThat(captcha.judge(" " + result + " ", stream)).isEqualTo(Judgement.RIGHT);
        }
    }

    @Test
    void questionsDiffer() {
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            labels.add(captcha.ask(stream).display().label());
        }
        assertThat(labels).hasSizeGreaterThan(10);
    }

    @Test
    void theThirdWrongAnswerEndsTheQuestion() {
        int result = answer(captcha.ask(stream));
        assertThat(captcha.judge("x", stream)).isEqualTo(Judgement.WRONG);
        assertThat(captcha.judge("", stream)).isEqualTo(Judgement.WRONG);
        assertThat(captcha.judge("999", stream)).isEqualTo(Judgement.VOID);
        assertThat(captcha.judge("" + result, stream)).isEqualTo(Judgement.VOID);
    }

    /** When the name was taken, the client may try another one without asking again. */
    @Test
    void theThirdAttemptMayStillBeRight() {
        String result = "" + answer(captcha.ask(stream));
        assertThat(captcha.judge(result, stream)).isEqualTo(Judgement.RIGHT);
        assertThat(captcha.judge("x", stream)).isEqualTo(Judgement.WRONG);
        assertThat(captcha.judge(result, stream)).isEqualTo(Judgement.RIGHT);
        assertThat(captcha.judge(result, stream)).isEqualTo(Judgement.VOID);
    }

    @Test
    void aQuestionBelongsToItsStream() {
        String result = "" + answer(captcha.ask(stream));
        assertThat(captcha.judge(result, new TestStream("shakespeare.lit"))).isEqualTo(Judgement.VOID);
        assertThat(captcha.judge(result, stream)).isEqualTo(Judgement.RIGHT);
    }

    @Test
    void aNewQuestionReplacesTheOld() {
        Field first = captcha.ask(stream);
        Field second = captcha.ask(stream);
        while (answer(first) == answer(second)) {
            second = captcha.ask(stream);
        }
        assertThat(captcha.judge("" + answer(first), stream)).isEqualTo(Judgement.WRONG);
        assertThat(captcha.judge("" + answer(second), stream)).isEqualTo(Judgement.RIGHT);
    }

    @Test
    void whatWasUsedIsUsedUp() {
        String result = "" + answer(captcha.ask(stream));
        captcha.used(stream);
        assertThat(captcha.judge(result, stream)).isEqualTo(Judgement.VOID);
    }
}
