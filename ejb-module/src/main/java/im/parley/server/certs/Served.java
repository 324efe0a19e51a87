package im.parley.server.certs;

import im.parley.wire.port.TlsIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which certificate each name gets: an immutable table, replaced as a whole. */
record Served(Map<String, TlsIdentity> byName, Optional<TlsIdentity> fallback) {

    /**
     * The table of some files. Where several are for one name, one that the configuration gives it comes first, then one
     * that is valid, that an authority has signed, that bears the name.
     */
    static Served of(Collection<PemFile> files, Optional<TlsIdentity> fallback, Instant now) {
        var best = new HashMap<String, PemFile>();
        for (var file : files) {
            for (var name : file.names()) {
                best.merge(name, file, (one, other) -> preference(name, now).compare(one, other) <= 0 ? one : other);
            }
        }
        var identities = new HashMap<String, TlsIdentity>();
        best.forEach((name, file) -> identities.put(name, file.identity()));
        return new Served(Map.copyOf(identities), fallback);
    }

    private static Comparator<PemFile> preference(String name, Instant now) {
        return Comparator.comparing((PemFile file) -> !(file.custom() && file.isOwnedBy(name)))
                .thenComparing(file -> file.isExpired(now))
                .thenComparing(PemFile::isSelfSigned)
                .thenComparing(file -> !file.isOwnedBy(name));
    }

    /** The certificate for a name: its own, or that of its wildcard. */
    Optional<TlsIdentity> find(String name) {
        var exact = byName.get(name);
        return exact != null ? Optional.of(exact) : folded(DomainName.ascii(name));
    }

    private Optional<TlsIdentity> folded(String ascii) {
        var exact = byName.get(ascii);
        return exact != null ? Optional.of(exact) : Optional.ofNullable(byName.get(DomainName.wildcard(ascii)));
    }
}
