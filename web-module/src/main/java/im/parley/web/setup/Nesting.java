package im.parley.web.setup;

/** How deep JSON is nested, before a parser that calls itself for each level sees it. */
final class Nesting {
    private Nesting() {}

    /** Whether it is nested deeper than that. */
    static boolean exceeds(byte[] json, int most) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte next = json[i];
            if (text) {
                if (next == '\\') {
                    i++;
                } else if (next == '"') {
                    text = false;
                }
            } else if (next == '"') {
                text = true;
            } else if (next == '[' || next == '{') {
                depth++;
            } else if (next == ']' || next == '}') {
                depth--;
            }
            if (depth > most) {
                return true;
            }
        }
        return false;
    }
}
