package im.parley.server.config;

import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.List;

/** {@code c2s { seeOtherHost { 'default-host' = [ 'new.example.org' ] }}}. */
@Ignored(value = "phases", because = "clients are sent elsewhere when they open a stream, before they log in")
@Ignored(value = {"failback-host", "failbackHost", "dualIPRepository"}, because = "this version runs on one node")
public record SeeOtherHostOptions(
        @Option(
                        name = "default-host",
                        aliases = "defaultHost",
                        byDefault = "[]",
                        help = "Send all clients to these hosts instead of serving them (`see-other-host`, RFC 6120,"
                                + " 4.9.3.19), each account to the same one: `[ 'new.example.org', '192.0.2.7:5322' ]`. For"
                                + " web clients there is `see-other-uri`.")
                List<String> hosts) {}
