package im.parley.server.s2s;

import im.parley.server.spi.Peers;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What administrators see of the streams with other servers, and do to them. Made before the server, and empty until then. */
public final class FederationDesk implements Peers {
    private volatile @Nullable Federation federation;

    void open(Federation opened) {
        federation = opened;
    }

    /** What there is between domains of this server and others, by the name of the other one. */
    public List<RemoteServer> servers() {
        return present().map(Federation::overview).orElse(List.of());
    }

    @Override
    public List<Link> links() {
        return servers().stream()
                .flatMap(server -> server.streams().stream()
                        .filter(RemoteServer.Stream::talks)
                        .map(stream -> new Link(server.local(), server.remote(), direction(stream))))
                .toList();
    }

    private static Direction direction(RemoteServer.Stream stream) {
        if (stream.bidirectional()) {
            return Direction.BIDI;
        }
        return stream.incoming() ? Direction.INCOMING : Direction.OUTGOING;
    }

    /** Ends the streams with a domain and forgets the pauses after failures; returns how many streams that were. */
    public int reset(String remote) {
        return present().map(known -> known.reset(remote)).orElse(0);
    }

    /** Resets all that are in trouble; returns how many domains that were. */
    public int resetTroubled() {
        List<String> troubled = servers().stream()
                .filter(RemoteServer::isTroubled)
                .map(RemoteServer::remote)
                .distinct()
                .toList();
        troubled.forEach(this::reset);
        return troubled.size();
    }

    /**
     * Tries to talk to a domain, and tells what happens step by step. Blocks, a minute at most.
     *
     * @param local the domain of this server that is to talk
     * @param remote the other one
     */
    public CheckReport check(String local, String remote) {
        return present()
                .map(known -> new ServerCheck(known, new DomainPair(local, remote)).run())
                .orElseThrow(() -> new IllegalStateException("the server has not started"));
    }

    /** Whether a domain is one of this server, which can talk to others. */
    public boolean hosts(String domain) {
        return present().filter(known -> known.hosts(Jid.prepared("", domain).domain())).isPresent();
    }

    private Optional<Federation> present() {
        return Optional.ofNullable(federation);
    }
}
