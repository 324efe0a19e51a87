package im.parley.server.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JDBC URL, taken apart: {@code jdbc:postgresql://host/parley?user=x&password=y}.
 *
 * @param location the URL without its parameters
 * @param parameters with names in lower case
 */
record DatabaseUrl(String location, Map<String, String> parameters) {
    private static final Set<String> SERVED = Set.of("h2", "postgresql");

    static DatabaseUrl of(String url) {
        var parts = url.strip().split("[?;&]");
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var pair = parts[i].split("=", 2);
            parameters.put(pair[0].strip().toLowerCase(Locale.ROOT), pair.length == 2 ? pair[1].strip() : "");
        }
        return new DatabaseUrl(parts[0], parameters);
    }

    /** Whether both name one database. SQL Server has its name in a parameter. */
    boolean sameDatabase(DatabaseUrl other) {
        return location.equalsIgnoreCase(other.location) && databaseName().equalsIgnoreCase(other.databaseName());
    }

    private String databaseName() {
        return parameters.getOrDefault("databasename", "");
    }

    /** Whether this server has a driver for it. */
    boolean isServed() {
        return SERVED.contains(driver());
    }

    /** The URL without its parameters, but for the name of a database. */
    String withName() {
        return databaseName().isEmpty() ? location : location + ";databaseName=" + databaseName();
    }

    /** One line: what is the case, and what to set. The password is not repeated. */
    String advice(DatabaseUrl container) {
        var user = Optional.ofNullable(parameters.get("user")).orElse("<user>");
        return "dataSource 'default': uri is " + withName() + ", but the server runs with " + container.withName()
                + "; remove uri, or start with PARLEY_DB_DRIVER=" + driver() + " PARLEY_DB_URL='" + withName()
                + "' PARLEY_DB_USER=" + user + " PARLEY_DB_PASSWORD=<password>";
    }

    private String driver() {
        var parts = location.split(":", 3);
        return parts.length == 3 ? parts[1] : "<driver>";
    }
}
