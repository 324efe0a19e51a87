package im.parley.server.config;

import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.Set;

/** {@code http}: what Tigase has in this bean, so far as it is not in {@code web} and {@code rest}. */
@Ignored(
        value = {
            "admin", "dashboard", "ui", "index", "server", "staticPage", "dns-webservice", "well-known", "rest", "setup",
            "setupRedirect", "authProvider", "user-status-endpoint", "host-name-stats-collector", "commands", "open-access"
        },
        because = "Parley has it elsewhere: the beans `web` and `rest`, the console at `/admin`, the set-up at `/setup`, the chat"
                + " page at `/chat`; who calls `/rest` always has to say who he is")
public record TigaseHttpOptions(
        @Option(
                        name = "api-keys",
                        byDefault = "[]",
                        secret = true,
                        help = "Keys that administer the whole installation over `/rest` and `/api/v1`, for programs that were"
                                + " written for Tigase: `[ 'test1234' ]`. Better are keys that are made in the console: they"
                                + " have names, may be limited to domains and expire, and only their hashes are kept.")
                Set<String> keys) {
    /** The name of the bean. */
    public static final String BEAN = "http";
}
