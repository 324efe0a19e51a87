package im.parley.server.config.tdsl;

import im.parley.server.config.tdsl.grammar.TdslParser.KeyContext;
import im.parley.server.config.tdsl.grammar.TdslParser.StringContext;
import org.antlr.v4.runtime.ParserRuleContext;

/** Names and strings of the parse tree, with their places. */
record Words(String file, Problems problems) {

    Position at(ParserRuleContext context) {
        var start = context.getStart();
        return new Position(file, start.getLine(), start.getCharPositionInLine() + 1);
    }

    String key(KeyContext key) {
        return key.string() == null ? key.getText() : string(key.string());
    }

    String string(StringContext string) {
        var raw = string.getText();
        if (string.STRING() == null) {
            problems.add(at(string), "this string is not closed; inside a string write \\' for ' and \\\\ for \\");
            return "";
        }
        return unescaped(raw.substring(1, raw.length() - 1));
    }

    /** Only quotes and the backslash are escaped; any other backslash stays, as in 'C:\data' or '\d+'. */
    private static String unescaped(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length() && "'\"\\".indexOf(raw.charAt(i + 1)) >= 0) {
                i++;
            }
            text.append(raw.charAt(i));
        }
        return text.toString();
    }
}
