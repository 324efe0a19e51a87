package im.parley.wire.addr;

/**
 * Letters of other scripts that are drawn like a Latin one in most typefaces, small or capital: from the confusable
 * characters of Unicode (UTS 39) those of the scripts that share most of their shapes with Latin.
 */
final class LookAlikes {
    private static final String CYRILLIC = "аaвbсcԁdеeһhнhіiјjкkӏlмmоoрpԛqгrѕsтtѵvԝwхxуy";
    private static final String GREEK = "αaβbεeηhιiκkμmνvοoρpτtυyχxζz";
    private static final String OTHERS = "օoսuհhɑaɡgıi";
    private static final int FIRST = 0x80;
    private static final int LAST = 0x2200;
    private static final char[] LATIN = table(CYRILLIC + GREEK + OTHERS);

    private LookAlikes() {}

    private static char[] table(String pairs) {
        char[] table = new char[LAST];
        for (int i = 0; i < pairs.length(); i += 2) {
            table[pairs.charAt(i)] = pairs.charAt(i + 1);
        }
        return table;
    }

    /** A text in lower case with the Latin letters that it seems to have. */
    static String latin(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean known = next >= FIRST && next < LAST && LATIN[next] != 0;
            seen.append(known ? LATIN[next] : next);
        }
        return seen.toString();
    }
}
