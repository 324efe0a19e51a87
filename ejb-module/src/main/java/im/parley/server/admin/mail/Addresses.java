package im.parley.server.admin.mail;

import im.parley.server.spi.option.LinkOptions;
import im.parley.wire.addr.Jid;
import java.time.Duration;

/** How links are written. */
final class Addresses {
    private static final int PORT = 8080;

    private Addresses() {}

    /** What stands before the token. Never what a request says of itself: then the link could lead anywhere. */
    static String of(LinkOptions options, Jid account, String path) {
        String base = options.base().isBlank() ? "http://" + account.domain() + ':' + PORT + path : options.base().strip();
        return base.endsWith("/") ? base : base + '/';
    }

    /** For a person. */
    static String words(Duration time) {
        if (time.compareTo(Duration.ofDays(2)) >= 0) {
            return time.toDays() + " days";
        }
        return time.compareTo(Duration.ofHours(2)) >= 0 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
    }
}
