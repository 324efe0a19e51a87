package im.parley.server.s2s;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What another server has proven on one stream. Used on the stream's strand. */
final class Standing {
    /** Pairs that one stream may carry; whoever needs more opens another one. */
    private static final int MOST = 1000;

    private final Federation federation;
    private final Set<DomainPair> admitted = new HashSet<>();
    private String certified = "";

    Standing(Federation federation) {
        this.federation = federation;
    }

    /** The other server has shown a certificate for a domain, and may use it towards all of ours. */
    void prove(String domain) {
        certified = domain;
    }

    /** The other server may use one domain towards one of ours, as dialback has shown. */
    boolean admit(DomainPair pair) {
        return admitted.contains(pair) || admitted.size() < MOST && admitted.add(pair);
    }

    /** Whether anything was proven. */
    boolean any() {
        return !certified.isEmpty() || !admitted.isEmpty();
    }

    /** The domain that a certificate has shown. */
    Optional<String> certified() {
        return certified.isEmpty() ? Optional.empty() : Optional.of(certified);
    }

    /** Whether a stanza of this pair may come. */
    boolean admits(DomainPair pair) {
        if (admitted.contains(pair)) {
            return true;
        }
        return pair.remote().equals(certified)
                && federation.hosts(pair.local())
                && federation.policy().allows(pair)
                && admit(pair);
    }
}
