package im.parley.server.config.tdsl;

import im.parley.server.config.tdsl.Value.Nothing;
import im.parley.server.config.tdsl.Value.Real;
import im.parley.server.config.tdsl.Value.Text;
import im.parley.server.config.tdsl.Value.Whole;

/**
 * {@code + - * /} on numbers as Java computes them (but overflow is an error), and {@code +} on text. What comes from a
 * variable is text: {@code env('CORES') * 2} takes it for a number, {@code env('NAME') + 2} appends.
 */
final class Arithmetic {
    private Arithmetic() {}

    /** The result at the place of the left operand; ArithmeticException says why there is none. */
    static Value apply(String operator, Value left, Value right) {
        if (left instanceof Nothing || right instanceof Nothing) {
            throw new ArithmeticException("one side of '" + operator + "' is not set");
        } else if (!operator.equals("+") && (left instanceof Text || right instanceof Text)) {
            return numbers(operator, left, right);
        } else if (left instanceof Whole(var a, var at) && right instanceof Whole(var b, _)) {
            return new Whole(whole(operator, a, b), at);
        } else if (isNumber(left) && isNumber(right)) {
            return new Real(real(operator, number(left), number(right)), left.at());
        } else if (operator.equals("+") && isPlain(left) && isPlain(right)) {
            return new Text(text(left) + text(right), left.at());
        }
        throw impossible(operator, left, right);
    }

    private static Value numbers(String operator, Value left, Value right) {
        try {
            return apply(operator, parsed(left), parsed(right));
        } catch (NumberFormatException notANumber) {
            throw impossible(operator, left, right);
        }
    }

    private static Value parsed(Value value) {
        return value instanceof Text(var text, var at) ? new Whole(Long.parseLong(text.strip()), at) : value;
    }

    private static ArithmeticException impossible(String operator, Value left, Value right) {
        return new ArithmeticException(
                "cannot compute " + left.described() + " " + operator + " " + right.described());
    }

    private static long whole(String operator, long a, long b) {
        if (b == 0 && operator.equals("/")) {
            throw new ArithmeticException("division by zero");
        }
        try {
            return switch (operator) {
                case "+" -> Math.addExact(a, b);
                case "-" -> Math.subtractExact(a, b);
                case "*" -> Math.multiplyExact(a, b);
                default -> Math.divideExact(a, b);
            };
        } catch (ArithmeticException overflow) {
            // Its own message is lost once the JIT throws it.
            throw new ArithmeticException("the result of " + a + " " + operator + " " + b + " is too large");
        }
    }

    private static double real(String operator, double a, double b) {
        var result =
                switch (operator) {
                    case "+" -> a + b;
                    case "-" -> a - b;
                    case "*" -> a * b;
                    default -> a / b;
                };
        if (!Double.isFinite(result)) {
            throw new ArithmeticException(a + " " + operator + " " + b + " has no finite result");
        }
        return result;
    }

    private static boolean isNumber(Value value) {
        return value instanceof Whole || value instanceof Real;
    }

    private static boolean isPlain(Value value) {
        return value instanceof Text || isNumber(value);
    }

    private static double number(Value value) {
        return switch (value) {
            case Whole(var number, _) -> number;
            case Real(var number, _) -> number;
            case Text _, Value.Truth _, Nothing _, Value.Items _, Value.Entries _ -> Double.NaN;
        };
    }

    private static String text(Value value) {
        return value instanceof Text(var text, _) ? text : value.described();
    }
}
