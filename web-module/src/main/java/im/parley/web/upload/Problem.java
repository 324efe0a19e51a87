package im.parley.web.upload;

import im.parley.server.admin.Uploads.Why;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is answered instead of a file, RFC 9457. */
record Problem(int status, String detail) {
    private static final int GONE = 410;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_TYPE = 415;
    static final Problem NOT_FOUND = new Problem(404, "There is no such file.");
    static final Problem BROKEN = new Problem(500, "The file could not be stored.");
    static final Problem TOO_SLOW = new Problem(408, "The file came too slowly.");

    static Problem of(Why why) {
        return switch (why) {
            case FORGED -> new Problem(403, "This address was not made by this server.");
            case EXPIRED -> new Problem(GONE, "It is too late to use this slot; ask for a new one.");
            case UNKNOWN -> new Problem(404, "There is no such slot.");
            case AGAIN -> new Problem(409, "This slot is used already; ask for a new one.");
            case NO_LENGTH -> new Problem(411, "Content-Length is needed.");
            case TOO_LARGE -> new Problem(TOO_LARGE, "This is more than the slot is for.");
            case TOO_SMALL -> new Problem(400, "This is less than the slot is for.");
            case OTHER_TYPE -> new Problem(UNSUPPORTED_TYPE, "The slot is for another Content-Type.");
        };
    }

    /** Sends it; what the client still sends is not read. */
    void send(HttpServletResponse response) throws IOException {
        byte[] content = ("{\"type\":\"about:blank\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
