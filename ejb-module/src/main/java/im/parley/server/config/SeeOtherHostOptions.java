package im.parley.server.config;

import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.Arrays;
import java.util.List;

/** {@code c2s { seeOtherHost { 'default-host' = [ 'new.example.org' ] }}}. */
@Ignored(value = "phases", because = "clients are sent elsewhere when they open a stream, before they log in")
@Ignored(
        value = {
            "failback-host", "failbackHost", "fallback-redirection-host", "dualIPRepository", "data-source", "db-url",
            "get-host-query", "get-all-data-query", "get-all-query-timeout"
        },
        because = "this version runs on one node; hosts are named in `default-host`")
public record SeeOtherHostOptions(
        @Option(
                        name = "default-host",
                        aliases = "defaultHost",
                        byDefault = "[]",
                        help = "Send all clients to these hosts instead of serving them (`see-other-host`, RFC 6120,"
                                + " 4.9.3.19), each account to the same one: `[ 'new.example.org', '192.0.2.7:5322' ]`. For"
                                + " web clients there is `see-other-uri`.")
                List<String> hosts) {
    /** Takes them apart; Tigase writes semicolons between them. */
    public SeeOtherHostOptions {
        hosts = hosts.stream()
                .flatMap(text -> Arrays.stream(text.split(";")))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
    }
}
