package im.parley.server.config.tdsl;

import im.parley.server.config.tdsl.grammar.TdslLexer;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says in the administrator's words what ANTLR says in the grammar's. */
final class SyntaxErrors extends BaseErrorListener {
    private final String file;
    private final Problems problems;

    SyntaxErrors(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    @Override
    public void syntaxError(
            @Nullable Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            @Nullable String message,
            @Nullable RecognitionException cause) {
        var at = new Position(file, line, column + 1);
        if (recognizer instanceof Parser parser && offending instanceof Token token) {
            problems.add(at, found(token) + expected(parser.getExpectedTokens()));
        } else {
            problems.add(at, "not in the language: " + message);
        }
    }

    private static String found(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the file ends too early";
            case TdslLexer.NEWLINE -> "the line ends too early";
            case TdslLexer.STRING -> "unexpected " + token.getText();
            case TdslLexer.UNCLOSED -> "the string " + token.getText() + " is not closed";
            default -> "unexpected '" + token.getText() + "'";
        };
    }

    private static String expected(IntervalSet tokens) {
        var names = tokens.toList().stream()
                .map(SyntaxErrors::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return names.isEmpty() ? "" : "; expected " + joined(names);
    }

    private static String joined(List<String> names) {
        var last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static String name(int token) {
        return switch (token) {
            case Token.EOF -> "the end of the file";
            case TdslLexer.NEWLINE -> "a new line";
            case TdslLexer.WORD, TdslLexer.DASHED -> "a name";
            case TdslLexer.STRING -> "a quoted string";
            case TdslLexer.INTEGER, TdslLexer.LONG, TdslLexer.FLOAT, TdslLexer.DOUBLE -> "a number";
            case TdslLexer.UNCLOSED, TdslLexer.GLOBAL -> "";
            default -> TdslLexer.VOCABULARY.getDisplayName(token);
        };
    }
}
