package im.parley.server.admin.setup;

import im.parley.store.migration.DriverSource;
import im.parley.store.migration.Inspection;
import im.parley.store.migration.Inspection.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/** The database that the server runs with, and the one that the set-up would have it run with. */
final class Databases {
    /** What the script gives to the container at each start. */
    static final String FILE = "database.properties";

    private static final String PREFIX = "parley.db.";
    private static final List<String> ENCRYPTIONS = List.of("disable", "prefer", "require", "verify-full");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");
    /** A name that needs no escapes in an address. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

    private static final int HIGHEST_PORT = 65_535;
    private static final String SECONDS = "5";

    private final DataSource current;

    Databases(DataSource current) {
        this.current = current;
    }

    /** Where the present one is, without user, password and parameters. */
    String location() {
        try (Connection connection = current.getConnection()) {
            return connection.getMetaData().getURL().split("[?;]", 2)[0];
        } catch (SQLException down) {
            return "";
        }
    }

    /** A look at the chosen one. */
    List<Finding> inspect(Answers.DatabaseChoice choice) {
        if (choice.keep()) {
            return Inspection.of(current);
        }
        return driver(url(choice))
                .map(driver -> Inspection.of(source(driver, choice)))
                .orElse(List.of(new Finding(
                        Inspection.Step.CONNECTION, Inspection.Grade.RED, "This server has no driver for PostgreSQL.")));
    }

    private static DataSource source(Driver driver, Answers.DatabaseChoice choice) {
        Properties properties = new Properties();
        properties.setProperty("user", choice.user());
        properties.setProperty("password", choice.password());
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        return new DriverSource(driver, url(choice), properties);
    }

    private static Optional<Driver> driver(String url) {
        return StreamSupport.stream(
                        ServiceLoader.load(Driver.class, Databases.class.getClassLoader())
                                .spliterator(),
                        false)
                .filter(driver -> accepts(driver, url))
                .findFirst();
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException malformed) {
            return false;
        }
    }

    /** What is wrong with the choice before anybody is asked. Free text never becomes part of an address. */
    static Optional<Problem> problem(Answers.DatabaseChoice choice) {
        if (choice.keep()) {
            return Optional.empty();
        }
        List<String> wrong = new ArrayList<>();
        if (!HOST.matcher(choice.host()).matches()) {
            wrong.add("'" + choice.host() + "' is no name or address of a machine.");
        }
        if (choice.port() < 1 || choice.port() > HIGHEST_PORT) {
            wrong.add("A port is a number from 1 to 65535.");
        }
        if (!NAME.matcher(choice.name()).matches()) {
            wrong.add("The name of the database has letters, digits, '_', '-' and '.' only.");
        }
        if (choice.user().isBlank() || choice.password().isEmpty()) {
            wrong.add("The database wants a user and a password.");
        }
        if (choice.user().contains("${") || choice.password().contains("${")) {
            wrong.add("User and password must not contain '${', which the container would replace.");
        }
        if (!ENCRYPTIONS.contains(choice.encryption())) {
            wrong.add("The encryption is one of " + String.join(", ", ENCRYPTIONS) + '.');
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(new Problem("database", String.join(" ", wrong)));
    }

    static String location(Answers.DatabaseChoice choice) {
        return "jdbc:postgresql://" + choice.host() + ':' + choice.port() + '/' + choice.name();
    }

    private static String url(Answers.DatabaseChoice choice) {
        return location(choice) + "?sslmode=" + choice.encryption();
    }

    /**
     * Has the next start of the application, and every later start of the process, use the chosen one.
     *
     * @param folder where the configuration file is
     */
    static void choose(Answers.DatabaseChoice choice, Path folder) throws IOException {
        if (choice.keep()) {
            return;
        }
        Properties properties = new Properties();
        properties.setProperty(PREFIX + "driver", "postgresql");
        properties.setProperty(PREFIX + "url", url(choice));
        properties.setProperty(PREFIX + "user", choice.user());
        properties.setProperty(PREFIX + "password", choice.password());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        properties.store(text, "The database, as the set-up page was told. PARLEY_DB_URL and its companions win.");
        PrivateFile.write(folder.resolve(FILE), text.toString(StandardCharsets.ISO_8859_1));
        properties.forEach((name, value) -> System.setProperty((String) name, (String) value));
    }
}
