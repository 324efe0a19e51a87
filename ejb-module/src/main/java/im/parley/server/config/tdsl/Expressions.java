package im.parley.server.config.tdsl;

import im.parley.server.config.tdsl.grammar.TdslLexer;
import im.parley.server.config.tdsl.grammar.TdslParser.AtomContext;
import im.parley.server.config.tdsl.grammar.TdslParser.BodyContext;
import im.parley.server.config.tdsl.grammar.TdslParser.CallContext;
import im.parley.server.config.tdsl.grammar.TdslParser.NumberContext;
import im.parley.server.config.tdsl.grammar.TdslParser.ProductContext;
import im.parley.server.config.tdsl.grammar.TdslParser.SumContext;
import im.parley.server.config.tdsl.grammar.TdslParser.ValueContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Computes the value of one setting and remembers which variables went into it. */
final class Expressions {
    private static final List<String> FUNCTIONS = List.of("env", "prop");

    private final Words words;
    private final Lookup lookup;
    private final Problems problems;
    private final Function<BodyContext, Map<String, Setting>> maps;
    private final Set<String> variables = new LinkedHashSet<>();

    Expressions(Words words, Lookup lookup, Problems problems, Function<BodyContext, Map<String, Setting>> maps) {
        this.words = words;
        this.lookup = lookup;
        this.problems = problems;
        this.maps = maps;
    }

    Set<String> variables() {
        return Set.copyOf(variables);
    }

    /** Several sums separated by commas are the plain form of a list. */
    Value value(ValueContext context) {
        var items = context.sum().stream().map(this::sum).toList();
        return items.size() == 1 ? items.getFirst() : new Value.Items(items, words.at(context));
    }

    private Value sum(SumContext context) {
        var operands = context.product().stream().map(this::product).toList();
        return folded(context, operands);
    }

    private Value product(ProductContext context) {
        var operands = context.atom().stream().map(this::atom).toList();
        return folded(context, operands);
    }

    /** Sums and products are left-associative: operand, operator, operand, operator ... (and line breaks between). */
    private Value folded(ParserRuleContext context, List<Value> operands) {
        var operators = context.children.stream()
                .filter(TerminalNode.class::isInstance)
                .map(TerminalNode.class::cast)
                .filter(node -> node.getSymbol().getType() != TdslLexer.NEWLINE)
                .map(TerminalNode::getText)
                .toList();
        var result = operands.getFirst();
        for (int i = 0; i < operators.size(); i++) {
            result = apply(operators.get(i), result, operands.get(i + 1));
        }
        return result;
    }

    private Value apply(String operator, Value left, Value right) {
        try {
            return Arithmetic.apply(operator, left, right);
        } catch (ArithmeticException impossible) {
            problems.add(left.at(), String.valueOf(impossible.getMessage()));
            return new Value.Nothing(left.at());
        }
    }

    private Value atom(AtomContext context) {
        var at = words.at(context);
        if (context.call() != null) {
            return call(context.call());
        } else if (context.list() != null) {
            return new Value.Items(context.list().sum().stream().map(this::sum).toList(), at);
        } else if (context.map() != null) {
            return new Value.Entries(maps.apply(context.map().body()), at);
        } else if (context.number() != null) {
            return number(context.number());
        } else if (context.string() != null) {
            return new Value.Text(words.string(context.string()), at);
        }
        return word(context);
    }

    private Value word(AtomContext context) {
        var at = words.at(context);
        var text = context.getText();
        if (context.DASHED() != null) {
            problems.add(at, "text with one of =:,[]#+-*/ needs quotes: '" + text + "'");
        }
        return switch (text) {
            case "true" -> new Value.Truth(true, at);
            case "false" -> new Value.Truth(false, at);
            case "null" -> new Value.Nothing(at);
            default -> new Value.Text(text, at);
        };
    }

    private Value number(NumberContext context) {
        var at = words.at(context);
        var text = context.getText();
        try {
            if (context.INTEGER() != null) {
                return new Value.Whole(Long.parseLong(text), at);
            } else if (context.LONG() != null) {
                return new Value.Whole(Long.parseLong(text.substring(0, text.length() - 1)), at);
            }
            return new Value.Real(Double.parseDouble(text), at);
        } catch (NumberFormatException tooLarge) {
            problems.add(at, "the number " + text + " is too large");
            return new Value.Nothing(at);
        }
    }

    private Value call(CallContext context) {
        var at = words.at(context);
        var function = context.WORD().getText();
        var arguments =
                context.argument().stream().map(argument -> words.string(argument.string())).toList();
        var most = function.equals("prop") ? 2 : 1;
        if (!FUNCTIONS.contains(function)) {
            problems.add(
                    at,
                    "unknown function '" + function + "'; known are env('NAME') and prop('name', 'default')"
                            + Nearest.hint(function, FUNCTIONS));
            return new Value.Nothing(at);
        } else if (arguments.isEmpty() || arguments.size() > most) {
            problems.add(at, function + "() takes " + (most == 1 ? "one name" : "a name and a default"));
            return new Value.Nothing(at);
        }
        return looked(function, arguments, at);
    }

    private Value looked(String function, List<String> arguments, Position at) {
        var name = arguments.getFirst();
        variables.add(function + "('" + name + "')");
        var found = function.equals("env") ? lookup.variable(name) : lookup.property(name);
        return found.or(() -> arguments.stream().skip(1).findFirst())
                .<Value>map(text -> new Value.Text(text, at))
                .orElseGet(() -> new Value.Nothing(at));
    }
}
