package im.parley.web.rest;

import im.parley.web.rest.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of {@code /api/v1} (OpenAPI 3.1), which the resources are held to by a test. */
public final class Description {
    private static final int LONGEST = 1 << 21;

    private final String yaml;
    private final Map<String, Object> tree;
    private final byte[] json;

    /** Reads it. */
    public Description() {
        try (InputStream in = Objects.requireNonNull(Description.class.getResourceAsStream("openapi.yaml"))) {
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(LONGEST);
            tree = new Yaml(new SafeConstructor(options)).load(yaml);
            json = Json.MAPPER.writeValueAsBytes(tree);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As it was written. */
    public String yaml() {
        return yaml;
    }

    /** As JSON. */
    public byte[] json() {
        return json.clone();
    }

    /** What it says. */
    public Map<String, Object> tree() {
        return tree;
    }
}
