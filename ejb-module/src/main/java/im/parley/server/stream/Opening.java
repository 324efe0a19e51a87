package im.parley.server.stream;

import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.stream.StreamHeader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits for a stream header, RFC 6120 section 4.7.
 *
 * @param account who has logged in on this connection before the stream was restarted
 */
record Opening(Optional<Jid> account) implements StreamState {
    private static final StreamError NO_HEADER = StreamError.of(Condition.BAD_FORMAT, "a stream header is expected");
    private static final StreamError NO_TO = StreamError.of(Condition.IMPROPER_ADDRESSING, "the header has no 'to'");
    private static final StreamError NOT_CLIENT =
            StreamError.of(Condition.INVALID_NAMESPACE, "this port is for clients: jabber:client");
    private static final StreamError OLD = StreamError.of(Condition.UNSUPPORTED_VERSION, "version 1.0 is needed");
    private static final StreamError OTHER_DOMAIN =
            StreamError.of(Condition.HOST_UNKNOWN, "the stream was authenticated for another domain");

    private static final StreamError OTHER_PORT =
            StreamError.of(Condition.POLICY_VIOLATION, "this domain is not served on this port");
    private static final StreamError NO_CERTIFICATE =
            StreamError.of(Condition.POLICY_VIOLATION, "a certificate that this server believes is needed");

    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        return switch (item) {
            case FirstLevel.Open open -> open(open.header(), stream);
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(NO_HEADER);
        };
    }

    private StreamState open(StreamHeader header, ClientStream stream) {
        if (header.kind() != StreamHeader.Kind.CLIENT) {
            return stream.fail(NOT_CLIENT);
        }
        if (header.to().isEmpty()) {
            return stream.fail(NO_TO);
        }
        String domain = header.to().get().domain();
        if (!header.to().get().isDomain() || !stream.services().domains().serves(domain)) {
            return stream.fail(StreamError.of(Condition.HOST_UNKNOWN));
        }
        if (!admits(stream.services().domains().find(domain), stream)) {
            return stream.fail(OTHER_PORT);
        }
        if (account.isPresent() && !account.get().domain().equals(domain)) {
            return stream.fail(OTHER_DOMAIN);
        }
        Peer peer = account.map(Peer::known)
                .orElseGet(() -> Peer.claimed(header.from(), domain, stream.services().logins()));
        stream.open(domain, peer, header.lang());
        Optional<String> elsewhere = account.isPresent() ? Optional.empty() : elsewhere(header, stream);
        if (elsewhere.isPresent()) {
            return stream.fail(StreamError.of(Condition.SEE_OTHER_HOST, elsewhere.get()));
        }
        if (stream.services().authorities().refuses(stream.facts())) {
            return stream.fail(NO_CERTIFICATE);
        }
        if (!supported(header.version())) {
            return stream.fail(OLD);
        }
        stream.send(StreamFeatures.element(stream, account.isPresent()));
        return account.isPresent() ? new Binding(account.get()) : new Negotiating(false);
    }

    /** Section 4.9.3.19; over HTTP the transport has said so already, in its own way. */
    private static Optional<String> elsewhere(StreamHeader header, ClientStream stream) {
        List<String> hosts = stream.services().options().elsewhere();
        if (hosts.isEmpty() || stream.facts().origin().isPresent()) {
            return Optional.empty();
        }
        int choice = header.from()
                .map(from -> from.bare().toString())
                .orElseGet(() -> stream.facts().remote().getHostString())
                .hashCode();
        return Optional.of(hosts.get(Math.floorMod(choice, hosts.size())));
    }

    /** A domain may be served on some ports alone ({@code c2s-ports-allowed}). */
    private static boolean admits(Optional<Vhost> domain, ClientStream stream) {
        Set<Integer> ports = domain.map(vhost -> vhost.policy().ports()).orElse(Set.of());
        return ports.isEmpty() || ports.contains(stream.facts().local().getPort());
    }

    /** The server's header. */
    static FirstLevel.Open answer(String domain, Optional<Jid> to) {
        return new FirstLevel.Open(new StreamHeader(
                StreamHeader.Kind.CLIENT, Optional.of(Jid.prepared("", domain)), to, Tokens.next(), "1.0", "en"));
    }

    /** Section 4.7.5: the major version counts; a peer with a higher one falls back to ours. */
    private static boolean supported(String version) {
        String major = version.split("\\.", 2)[0];
        return major.length() == 1 ? major.charAt(0) >= '1' && major.charAt(0) <= '9' : !major.isEmpty() && digits(major);
    }

    private static boolean digits(String text) {
        return text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public boolean authenticated() {
        return account.isPresent();
    }
}
