package im.parley.server.config.tdsl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Checks brackets before the parser runs: it can name the one that is open, and deep nesting would hurt the parser. */
final class Brackets {
    /** Far more than a person writes, far less than the parser's stack bears. */
    private static final int MAX_DEPTH = 64;

    private final String file;
    private final Problems problems;
    private final Deque<Token> open = new ArrayDeque<>();

    Brackets(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Whether every bracket has its partner; the first that has none is reported. */
    boolean balanced(List<Token> tokens) {
        for (var token : tokens) {
            if (!step(token)) {
                return false;
            }
        }
        if (!open.isEmpty()) {
            var last = open.peek();
            problems.add(at(last), "this '" + last.getText() + "' is not closed by '" + partner(last) + "'");
        }
        return open.isEmpty();
    }

    private boolean step(Token token) {
        return switch (token.getText()) {
            case "{", "[", "(" -> opened(token);
            case "}", "]", ")" -> closed(token);
            default -> true;
        };
    }

    private boolean opened(Token token) {
        open.push(token);
        if (open.size() > MAX_DEPTH) {
            problems.add(at(token), "blocks and lists are nested deeper than " + MAX_DEPTH);
            return false;
        }
        return true;
    }

    private boolean closed(Token token) {
        var opening = open.poll();
        if (opening == null) {
            problems.add(at(token), "unexpected '" + token.getText() + "', nothing is open here");
            return false;
        } else if (!partner(opening).equals(token.getText())) {
            problems.add(
                    at(token),
                    "unexpected '" + token.getText() + "', the '" + opening.getText() + "' of line "
                            + opening.getLine() + " is still open");
            return false;
        }
        return true;
    }

    private static String partner(Token opening) {
        return switch (opening.getText()) {
            case "{" -> "}";
            case "[" -> "]";
            default -> ")";
        };
    }

    private Position at(Token token) {
        return new Position(file, token.getLine(), token.getCharPositionInLine() + 1);
    }
}
