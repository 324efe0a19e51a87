package im.parley.server.config;

import im.parley.server.config.tdsl.Block;
import im.parley.server.config.tdsl.Document;
import im.parley.server.config.tdsl.DocumentReader;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Nearest;
import im.parley.server.config.tdsl.Position;
import im.parley.server.config.tdsl.Problems;
import im.parley.server.spi.Options;
import im.parley.server.spi.Spec;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The configuration that the server runs with: the file, the environment and the defaults together. */
public final class Configuration {
    private final Document document;
    private final Map<List<String>, Record> beans;
    private final List<Record> groups;
    private final List<Effective> effective;
    private final List<String> warnings;
    private final List<Block> undecided;

    private Configuration(Document document, Map<List<String>, Record> beans, Binder binder) {
        this.document = document;
        this.beans = beans;
        this.groups = binder.groups();
        this.effective = binder.effective();
        this.warnings = binder.warnings();
        this.undecided = binder.undecided();
    }

    /** The file with the standard catalogue. A file that does not exist means defaults. */
    public static Configuration load(
            Path file, Function<String, @Nullable String> env, Function<String, @Nullable String> props)
            throws ConfigError {
        return load(Catalogue.standard(), file, new Lookup(env, props));
    }

    /** The file with a catalogue of your own. A file that does not exist means defaults. */
    public static Configuration load(Catalogue catalogue, Path file, Lookup lookup) throws ConfigError {
        return parse(catalogue, String.valueOf(file.getFileName()), text(file), lookup);
    }

    /**
     * The configuration in a text.
     *
     * @param file the name for error messages
     */
    public static Configuration parse(Catalogue catalogue, String file, String text, Lookup lookup)
            throws ConfigError {
        var problems = new Problems();
        var written = new DocumentReader(file, lookup, problems).read(text);
        var whole = OfflineByAmp.kept(MoreInstances.gathered(VirtualBeans.gathered(written, catalogue.services())));
        var document = named(whole, catalogue.aliases());
        var binder = new Binder(catalogue, document, lookup, problems);
        var beans = binder.bind(document.root());
        if (!problems.isEmpty()) {
            throw new ConfigError(problems);
        }
        return new Configuration(document, beans, binder);
    }

    /** The document with the proper names of its beans. */
    private static Document named(Document document, Map<String, String> aliases) {
        var root = document.root();
        var beans = new LinkedHashMap<String, Block>();
        root.beans().forEach((name, bean) -> {
            var proper = aliases.getOrDefault(name, name);
            var named = root.beans().containsKey(proper) ? name : proper;
            beans.put(named, new Block(named, bean.at(), bean.attributes(), bean.settings(), bean.beans()));
        });
        return new Document(
                new Block(root.name(), root.at(), root.attributes(), root.settings(), Collections.unmodifiableMap(beans)),
                document.globals());
    }

    private static String text(Path file) throws ConfigError {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            return "";
        } catch (CharacterCodingException e) {
            throw unreadable(file, "the file is not UTF-8");
        } catch (IOException e) {
            throw unreadable(file, "the file cannot be read: " + e.getMessage());
        }
    }

    private static ConfigError unreadable(Path file, String message) {
        var problems = new Problems();
        problems.add(new Position(file.toString(), 1, 1), message);
        return new ConfigError(problems);
    }

    /** What stands outside of all blocks. */
    public RootOptions root() {
        return record(List.of(), RootOptions.class);
    }

    /** The options of a bean: {@code bean("c2s", C2sOptions.class)}. */
    public <T extends Record> T bean(String name, Class<T> type) {
        return record(List.of(name), type);
    }

    /** The options of a bean in a bean: {@code bean("sess-man", "jabber:iq:roster", RosterOptions.class)}. */
    public <T extends Record> T bean(String outer, String name, Class<T> type) {
        return record(List.of(outer, name), type);
    }

    private <T extends Record> T record(List<String> path, Class<T> type) {
        var bean = beans.get(path);
        if (bean == null) {
            throw new IllegalArgumentException("the catalogue has no bean " + path);
        }
        return type.cast(bean);
    }

    /** The options of features and of the beans and groups that they share, by the type of the record. */
    public Options options() {
        return new Options() {
            @Override
            public <T extends Record> T of(Class<T> type) {
                return Stream.concat(beans.values().stream(), groups.stream())
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("the catalogue has no bean for " + type));
            }

            @Override
            public <T extends Record> Optional<T> at(Class<T> type, String... path) {
                return Optional.ofNullable(beans.get(List.of(path))).map(type::cast);
            }
        };
    }

    /**
     * Checks the beans of {@code sess-man} that no options record is for.
     *
     * @param processors the names of all features
     * @throws ConfigError when one of them is the name of no feature
     */
    public void confirm(Collection<String> processors) throws ConfigError {
        var problems = new Problems();
        for (var bean : undecided) {
            // Who names a class has not misspelt another bean; that Parley does not load it has been said.
            if (!processors.contains(bean.name()) && bean.attributes().className().isEmpty()) {
                problems.add(
                        bean.at(),
                        "unknown bean '" + bean.name() + "' in 'sess-man'" + Nearest.hint(bean.name(), processors));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigError(problems);
        }
    }

    /** Whether a bean is switched on; {@code byDefault} if the file does not say. */
    public boolean active(String name, boolean byDefault) {
        return active(List.of(name), byDefault);
    }

    /** Whether a bean in a bean is switched on; {@code byDefault} if the file does not say. */
    public boolean active(String outer, String name, boolean byDefault) {
        return active(List.of(outer, name), byDefault);
    }

    /** Whether a feature is to be loaded. */
    public boolean active(Spec feature) {
        if (feature.processor().isEmpty()) {
            return true;
        }
        return active(
                feature.component() ? List.of(feature.processor()) : List.of(SessManOptions.BEAN, feature.processor()),
                feature.activeByDefault());
    }

    private boolean active(List<String> path, boolean byDefault) {
        var block = Optional.of(document.root());
        for (var name : path) {
            block = block.flatMap(outer -> Optional.ofNullable(outer.beans().get(name)));
        }
        return block.flatMap(found -> found.active()).orElse(byDefault);
    }

    /** All options with their values and where these come from, in the order of the manual. */
    public List<Effective> effective() {
        return effective;
    }

    /** One line for each known key or bean of the file that has no effect. */
    public List<String> warnings() {
        return warnings;
    }

    /** What stands as {@code --name = value} in the file; the boot makes system properties of them. */
    public Map<String, String> globals() {
        var globals = new LinkedHashMap<String, String>();
        document.globals().forEach((name, setting) -> globals.put(name, setting.value().plain()));
        return Collections.unmodifiableMap(globals);
    }
}
