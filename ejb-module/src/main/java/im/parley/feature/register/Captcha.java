package im.parley.feature.register;

import im.parley.server.spi.StreamView;
import im.parley.wire.form.Field;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * Asks for the result of a small calculation. A question belongs to the stream on which it was asked, allows some
 * attempts, because there are clients that do not fetch the form again, and makes one account. It is forgotten with the
 * stream.
 */
final class Captcha {
    /** The field of the form, as XEP-0158 section 8 names a question that is text. */
    static final String FIELD = "qa";

    private static final int SMALLEST = 2;
    private static final int NUMBERS = 19;

    private final int attempts;
    private final SecureRandom random = new SecureRandom();
    private final Map<StreamView, Question> questions = Collections.synchronizedMap(new WeakHashMap<>());

    /** What an answer is worth. */
    enum Judgement {
        /** It is right. */
        RIGHT,
        /** It is wrong; there are more attempts. */
        WRONG,
        /** There is no question, or no attempt left. */
        VOID
    }

    private record Question(int result, int attempts) {
        Optional<Question> lessOne() {
            return attempts > 1 ? Optional.of(new Question(result, attempts - 1)) : Optional.empty();
        }
    }

    /**
     * @param attempts how many answers one question allows
     */
    Captcha(int attempts) {
        this.attempts = attempts;
    }

    /** A new question in place of the one before. */
    Field ask(StreamView stream) {
        int first = number();
        int second = number();
        boolean sum = random.nextBoolean();
        int larger = Math.max(first, second);
        int smaller = Math.min(first, second);
        questions.put(stream, new Question(sum ? larger + smaller : larger - smaller, attempts));
        return Field.of(FIELD, Field.Kind.TEXT_SINGLE)
                .labelled("How much is " + larger + (sum ? " + " : " - ") + smaller + "?")
                .required();
    }

    private int number() {
        return SMALLEST + random.nextInt(NUMBERS);
    }

    /** Judges an answer, which costs an attempt, whatever it is. */
    Judgement judge(String answer, StreamView stream) {
        Question question = questions.remove(stream);
        if (question == null) {
            return Judgement.VOID;
        }
        Optional<Question> left = question.lessOne();
        left.ifPresent(again -> questions.put(stream, again));
        if (answer.strip().equals(Integer.toString(question.result()))) {
            return Judgement.RIGHT;
        }
        return left.isPresent() ? Judgement.WRONG : Judgement.VOID;
    }

    /** An account was made: the question is used up. */
    void used(StreamView stream) {
        questions.remove(stream);
    }
}
