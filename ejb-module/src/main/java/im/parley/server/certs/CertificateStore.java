package im.parley.server.certs;

import im.parley.server.config.CertificateOptions;
import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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

    /**
     * Uses another certificate for a domain, from now on and after each start.
     *
     * @param pem the certificate, those of its issuers, and the private key
     * @throws BrokenPem if it cannot be used, or is for other domains
     */
    public synchronized void install(String domain, String pem) throws BrokenPem, IOException {
        var identity = Pem.read(pem, options.withoutRoot());
        if (!isFor(identity.chain().getFirst(), domain)) {
            throw new BrokenPem("the certificate is for "
                    + String.join(", ", names(identity.chain().getFirst())) + ", not for " + domain);
        }
        PrivateFiles.write(newFiles.resolve(fileName(domain)), Pem.write(identity));
        refresh();
        if (!identityFor(domain).chain().getFirst().equals(identity.chain().getFirst())) {
            throw new BrokenPem("it is kept, but another one is preferred for " + domain
                    + ": one that the configuration names, that is still valid, or that an authority has signed");
        }
    }

    /** The domains that a certificate is for, sorted. */
    public static List<String> names(X509Certificate certificate) {
        return CertificateNames.of(certificate).stream().sorted().toList();
    }

    /** Whether a certificate is for a domain, by its name or by a wildcard. */
    public static boolean isFor(X509Certificate certificate, String domain) {
        var names = CertificateNames.of(certificate);
        var ascii = DomainName.ascii(domain);
        return names.contains(ascii) || names.contains(DomainName.wildcard(ascii));
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
