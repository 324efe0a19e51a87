package im.parley.server.certs;

import im.parley.server.certs.PemFile.Stamp;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The PEM files of the configured folders. A file that breaks keeps what it held before. Not thread-safe. */
final class PemFiles {
    private static final Logger LOG = System.getLogger(PemFiles.class.getName());
    private static final String SUFFIX = ".pem";

    private final List<Path> folders;
    private final Map<String, Path> custom;
    private final String fallback;
    private final boolean withoutRoot;
    private final Map<Path, Stamp> seen = new HashMap<>();
    private final Map<Path, PemFile> usable = new TreeMap<>();

    /**
     * The files of some folders.
     *
     * @param custom files of single domains, wherever they are
     * @param fallback the name, without suffix, of the file for clients that name no known domain
     */
    PemFiles(List<Path> folders, Map<String, Path> custom, String fallback, boolean withoutRoot) {
        this.folders = List.copyOf(folders);
        this.custom = Map.copyOf(custom);
        this.fallback = fallback;
        this.withoutRoot = withoutRoot;
    }

    Collection<PemFile> usable() {
        return List.copyOf(usable.values());
    }

    /** The file for clients that name no known domain. */
    Optional<PemFile> fallback() {
        return usable.values().stream()
                .filter(file -> stem(file.path()).equals(fallback))
                .findFirst();
    }

    /** Looks for new, changed and removed files; says whether there are any. */
    boolean rescan() {
        var found = files();
        boolean changed = seen.keySet().retainAll(found.keySet());
        usable.keySet().retainAll(found.keySet());
        for (var file : found.entrySet()) {
            changed |= check(file.getKey(), file.getValue());
        }
        return changed;
    }

    private Map<Path, Optional<String>> files() {
        var files = new LinkedHashMap<Path, Optional<String>>();
        for (var folder : folders) {
            try (var entries = Files.list(folder)) {
                entries.filter(path -> path.toString().endsWith(SUFFIX))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(path -> files.put(path, owner(path)));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Certificates in {0} cannot be read: {1}", folder, e.toString());
            }
        }
        custom.forEach((domain, path) -> files.put(path, Optional.of(DomainName.ascii(domain))));
        return files;
    }

    private Optional<String> owner(Path path) {
        return Optional.of(stem(path)).filter(stem -> !stem.equals(fallback)).map(DomainName::ascii);
    }

    private static String stem(Path path) {
        var name = String.valueOf(path.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    private boolean check(Path path, Optional<String> owner) {
        try {
            var stamp = Stamp.of(path);
            if (stamp.equals(seen.put(path, stamp))) {
                return false;
            }
            usable.put(path, PemFile.read(path, owner, custom.containsValue(path), withoutRoot));
            LOG.log(Level.INFO, "Certificate {0} loaded", path);
        } catch (BrokenPem e) {
            complain(path, e.reason());
        } catch (IOException e) {
            complain(path, "it cannot be read: " + e);
        }
        return true;
    }

    private void complain(Path path, String reason) {
        var kept = usable.containsKey(path) ? "; the one loaded before stays in use" : "";
        LOG.log(Level.WARNING, "Certificate {0} is not usable: {1}{2}", path, reason, kept);
    }
}
