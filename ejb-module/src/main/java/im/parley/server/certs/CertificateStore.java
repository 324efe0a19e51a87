package im.parley.server.certs;

import im.parley.server.config.CertificateOptions;
import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate of each domain. Looking one up is a read of a table in memory, so event loops may do it; files are read
 * by {@link #serve} and {@link #refresh}, which swap the table as a whole.
 */
public final class CertificateStore {
    private static final Logger LOG = System.getLogger(CertificateStore.class.getName());

    private final CertificateOptions options;
    private final Clock clock;
    private final Path newFiles;
    private final PemFiles files;
    private final ExpiryWatch expiry = new ExpiryWatch();
    private final SelfSigned selfSigned = new SelfSigned();
    private final Set<String> domains = new LinkedHashSet<>();
    /** Certificates of domains whose own file is broken: that file is not overwritten. */
    private final Map<String, TlsIdentity> unsaved = new LinkedHashMap<>();

    private volatile Served served = new Served(Map.of(), Optional.empty());

    /**
     * A store that has read nothing yet.
     *
     * @param home the home of the server, which relative paths of the options start from
     */
    public CertificateStore(Path home, CertificateOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
        var folders = options.locations().stream().map(home::resolve).toList();
        this.newFiles = folders.isEmpty() ? home.resolve("certs") : folders.getFirst();
        var custom = new LinkedHashMap<String, Path>();
        options.custom().forEach((domain, file) -> custom.put(domain, home.resolve(file)));
        this.files = new PemFiles(
                folders.isEmpty() ? List.of(newFiles) : folders, custom, options.fallback(), options.withoutRoot());
    }

    /**
     * Reads the files and sees to it that each of these domains has a certificate, besides those of former calls.
     *
     * @throws IOException if a certificate cannot be written, or if there is none at all and none may be made
     */
    public synchronized void serve(Collection<String> more) throws IOException {
        PrivateFiles.createFolder(newFiles);
        domains.addAll(more);
        var _ = files.rescan();
        completeAndSwap();
        expiry.check(files.usable(), clock.instant());
        if (served.fallback().isEmpty()) {
            throw new IOException("there is no certificate: put one into " + newFiles + ", named after the domain, or set"
                    + " 'generate-self-signed' of 'certificate-container' to true");
        }
    }

    /** Reads changed files. To be called every few seconds. */
    public synchronized void refresh() {
        try {
            if (files.rescan()) {
                completeAndSwap();
            }
            expiry.check(files.usable(), clock.instant());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A certificate cannot be written to {0}: {1}", newFiles, e.toString());
        }
    }

    /** The certificate for the name that a client asks for, else that for clients who ask for no known name. */
    public TlsIdentity identityFor(String serverName) {
        var table = served;
        return table.find(serverName)
                .or(table::fallback)
                .orElseThrow(() -> new IllegalStateException("asked for a certificate before serve()"));
    }

    private void completeAndSwap() throws IOException {
        try {
            if (options.generate()) {
                generateMissing();
            }
        } finally {
            var next = table();
            // A certificate that was removed must not leave running listeners without any.
            served = next.fallback().isPresent() ? next : new Served(next.byName(), served.fallback());
        }
    }

    private void generateMissing() throws IOException {
        var present = table();
        for (var domain : domains) {
            if (present.find(domain).isEmpty()) {
                generate(domain);
            }
        }
        var _ = files.rescan();
    }

    private void generate(String domain) throws IOException {
        var identity = selfSigned.issue(domain, clock.instant());
        var file = newFiles.resolve(fileName(domain));
        if (Files.exists(file)) {
            unsaved.put(DomainName.ascii(domain), identity);
            LOG.log(Level.WARNING, "{0} uses a self-signed certificate until {1} is repaired", domain, file);
        } else {
            PrivateFiles.write(file, Pem.write(identity));
            LOG.log(Level.INFO, "Made a self-signed certificate for {0}: {1}", domain, file);
        }
    }

    private static String fileName(String domain) {
        var plain = DomainName.ascii(domain).replaceAll("[^a-z0-9.-]", "_");
        return (plain.startsWith(".") ? "_" : "") + plain + ".pem";
    }

    private Served table() {
        var fromFiles = Served.of(files.usable(), Optional.empty(), clock.instant());
        unsaved.keySet().removeIf(domain -> fromFiles.find(domain).isPresent());
        var all = new LinkedHashMap<>(fromFiles.byName());
        unsaved.forEach(all::putIfAbsent);
        var complete = new Served(Map.copyOf(all), Optional.empty());
        return new Served(complete.byName(), fallback(complete));
    }

    private Optional<TlsIdentity> fallback(Served table) {
        return files.fallback()
                .map(PemFile::identity)
                .or(() -> domains.stream().flatMap(domain -> table.find(domain).stream()).findFirst())
                .or(() -> table.byName().values().stream().findFirst());
    }
}
