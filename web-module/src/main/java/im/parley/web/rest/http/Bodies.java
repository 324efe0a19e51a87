package im.parley.web.rest.http;

import java.io.IOException;
import java.io.InputStream;

/** What comes with requests. */
public final class Bodies {
    private Bodies() {}

    /**
     * The bytes of a body, of which no more are read than are allowed.
     *
     * @param what as what it is too long, for a person
     * @throws Refused when it is too long
     */
    public static byte[] read(InputStream body, int most, String what) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Refused(Problem.of(413, what + " has at most " + most + " bytes"));
        }
        return bytes;
    }
}
