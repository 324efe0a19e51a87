package im.parley.wire.port;

import java.util.concurrent.CompletableFuture;

/** Opens connections to other servers. All methods may be called from any thread, and none blocks. */
public interface Dialer {
    /**
     * Looks up where the servers of a domain are: SRV records for STARTTLS and for direct TLS (RFC 6120 section 3.2,
     * XEP-0368), else the addresses of the domain itself. Completes within a bounded time and never with an exception.
     *
     * @param domain as users write it
     */
    CompletableFuture<Whereabouts> locate(String domain, LookupOptions options);

    /** Connects to a place, to all its addresses by the rules of RFC 8305. The caller hears of it exactly once. */
    void connect(Call call, Caller caller);
}
