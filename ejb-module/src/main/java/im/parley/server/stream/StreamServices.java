package im.parley.server.stream;

import im.parley.server.certs.ClientAuthorities;
import im.parley.server.login.Attempt;
import im.parley.server.login.FastTokens;
import im.parley.server.login.Logins;
import im.parley.server.route.FeatureTable;
import im.parley.server.route.Router;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Domains;
import im.parley.server.stats.Counters;
import im.parley.wire.addr.Network;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.sasl.Exchange;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * What every client stream needs of the server; one for all of them.
 *
 * @param router where stanzas go
 * @param table what features add to streams
 * @param sessions where a bound session is entered
 * @param domains the served domains
 * @param logins who checks log-ins
 * @param tokens the tokens that clients log in with
 * @param authorities whose certificates clients may log in with
 * @param identities the TLS identity of a served domain; does not block
 * @param threads starts a thread that may block for each task
 * @param timer does short things later
 * @param departures what is known of sessions that can no longer be resumed
 * @param options what may be set
 * @param counters counts what happens on streams
 */
public record StreamServices(
        Router router,
        FeatureTable table,
        SessionIndex sessions,
        Domains domains,
        Logins logins,
        FastTokens tokens,
        ClientAuthorities authorities,
        Function<String, TlsIdentity> identities,
        Executor threads,
        ScheduledExecutorService timer,
        Departures departures,
        StreamOptions options,
        Counters counters) {

    /** The same without departures yet. */
    public StreamServices(
            Router router,
            FeatureTable table,
            SessionIndex sessions,
            Domains domains,
            Logins logins,
            FastTokens tokens,
            ClientAuthorities authorities,
            Function<String, TlsIdentity> identities,
            Executor threads,
            ScheduledExecutorService timer,
            StreamOptions options,
            Counters counters) {
        this(
                router,
                table,
                sessions,
                domains,
                logins,
                tokens,
                authorities,
                identities,
                threads,
                timer,
                new Departures(),
                options,
                counters);
    }

    /** One try of a client to log in at the domain of its stream. */
    Attempt attempt(Exchange exchange, ClientStream stream) {
        return new Attempt(exchange, Network.of(stream.facts().remote()), stream.domain(), logins, counters);
    }
}
