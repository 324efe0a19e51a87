package im.parley.server.config.tdsl;

import im.parley.server.config.tdsl.grammar.TdslLexer;
import im.parley.server.config.tdsl.grammar.TdslParser;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;

/** Reads a file of the configuration language (administration guide, section 2.6.1). */
public final class DocumentReader {
    private final String file;
    private final Lookup lookup;
    private final Problems problems;

    /**
     * A reader that reports to {@code problems}.
     *
     * @param file the name that error messages give
     */
    public DocumentReader(String file, Lookup lookup, Problems problems) {
        this.file = file;
        this.lookup = lookup;
        this.problems = problems;
    }

    /** The evaluated text; an empty document if it does not parse. */
    public Document read(String text) {
        var errors = new SyntaxErrors(file, problems);
        var lexer = new TdslLexer(CharStreams.fromString(text, file));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        var tokens = new CommonTokenStream(lexer);
        tokens.fill();
        if (!new Brackets(file, problems).balanced(tokens.getTokens())) {
            return Document.empty(file);
        }
        var parser = new TdslParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        var tree = parser.file();
        // A broken tree would only yield follow-up errors.
        return problems.isEmpty() ? new Evaluator(file, lookup, problems).document(tree) : Document.empty(file);
    }
}
