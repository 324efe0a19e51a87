package im.parley.store.migration;

import im.parley.store.StoreException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How a database names the types that the scripts need. Names and keys compare byte by byte in all of them. */
enum Dialect {
    H2("H2", types("VARCHAR(1023)", "VARCHAR(128)", "CHAR(43)", "VARCHAR(1048576)", "VARBINARY(256)", "BOOLEAN")),
    POSTGRESQL(
            "PostgreSQL",
            types("VARCHAR(1023) COLLATE \"C\"", "VARCHAR(128) COLLATE \"C\"", "CHAR(43)", "TEXT", "BYTEA", "BOOLEAN")),
    MYSQL(
            "MySQL",
            types(
                    "VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin",
                    "VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin",
                    "CHAR(43) CHARACTER SET ascii COLLATE ascii_bin",
                    "LONGTEXT CHARACTER SET utf8mb4",
                    "VARBINARY(256)",
                    "BOOLEAN")),
    MARIADB(
            "MariaDB",
            types(
                    "VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                    "VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                    "CHAR(43) CHARACTER SET ascii COLLATE ascii_bin",
                    "LONGTEXT CHARACTER SET utf8mb4",
                    "VARBINARY(256)",
                    "BOOLEAN")),
    SQL_SERVER(
            "Microsoft SQL Server",
            types(
                    "VARCHAR(255) COLLATE Latin1_General_100_BIN2_UTF8",
                    "VARCHAR(128) COLLATE Latin1_General_100_BIN2_UTF8",
                    "CHAR(43) COLLATE Latin1_General_100_BIN2_UTF8",
                    "NVARCHAR(MAX)",
                    "VARBINARY(256)",
                    "BIT")),
    DERBY(
            "Apache Derby",
            types("VARCHAR(1023)", "VARCHAR(128)", "CHAR(43)", "CLOB", "VARCHAR(256) FOR BIT DATA", "BOOLEAN"));

    /** Equal to the expression in the archive's queries. */
    private static final String SEARCH_INDEX = "CREATE INDEX parley_message_body ON parley_message"
            + " USING GIN (to_tsvector('simple', body)) WHERE body IS NOT NULL;";

    private static final int LOCK_NUMBER = 0x7061726c; // "parl"

    private final String product;
    private final Map<String, String> types;

    Dialect(String product, Map<String, String> types) {
        this.product = product;
        this.types = types;
    }

    /** The dialect of the product as its driver names it. */
    static Dialect of(String product) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst()
                .orElseThrow(() -> new StoreException("Parley does not know the database " + product + "; it knows "
                        + Arrays.stream(values()).map(dialect -> dialect.product).toList()));
    }

    /** The text for each placeholder of the scripts: types, and statements that this database alone knows. */
    Map<String, String> placeholders() {
        Map<String, String> all = new HashMap<>(types);
        all.put("fulltext", this == POSTGRESQL ? SEARCH_INDEX : "");
        return all;
    }

    /** Takes the lock of migrations for a session, or nothing where one process alone has the database. */
    String lock() {
        return switch (this) {
            case POSTGRESQL -> "SELECT pg_advisory_lock(" + LOCK_NUMBER + ')';
            case MYSQL, MARIADB -> "SELECT GET_LOCK('parley_migrations', 3600)";
            case SQL_SERVER ->
                "EXEC sp_getapplock @Resource = 'parley_migrations', @LockMode = 'Exclusive', @LockOwner = 'Session'";
            case H2, DERBY -> "";
        };
    }

    /** Gives the lock of migrations back. */
    String unlock() {
        return switch (this) {
            case POSTGRESQL -> "SELECT pg_advisory_unlock(" + LOCK_NUMBER + ')';
            case MYSQL, MARIADB -> "SELECT RELEASE_LOCK('parley_migrations')";
            case SQL_SERVER -> "EXEC sp_releaseapplock @Resource = 'parley_migrations', @LockOwner = 'Session'";
            case H2, DERBY -> "";
        };
    }

    private static Map<String, String> types(
            String name, String key, String digest, String text, String bytes, String logical) {
        return Map.of(
                "name", name, "key", key, "digest", digest, "text", text, "bytes", bytes, "boolean", logical);
    }
}
