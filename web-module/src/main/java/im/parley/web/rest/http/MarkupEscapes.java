package im.parley.web.rest.http;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** Writes what is markup elsewhere as escapes, besides what JSON demands. */
final class MarkupEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        for (char markup : new char[] {'<', '>', '&', '\''}) {
            codes[markup] = ESCAPE_STANDARD;
        }
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return character == '\u2028' || character == '\u2029'
                ? new SerializedString(String.format("\\u%04x", character))
                : null;
    }
}
