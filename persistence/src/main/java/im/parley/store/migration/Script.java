package im.parley.store.migration;

import im.parley.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.resource.LoadableResource;

/** A migration that lies beside this class. */
final class Script extends LoadableResource {
    private final String name;

    Script(String name) {
        this.name = name;
    }

    @Override
    public Reader read() {
        try (InputStream script = Script.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new StoreException("The migration " + name + " is not in the server");
            }
            return new StringReader(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public String getRelativePath() {
        return name;
    }

    @Override
    public String getAbsolutePath() {
        return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return name;
    }
}
