package im.parley.store.archive;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the databases say differently in the statements of the archive.
 *
 * @param limit how a statement ends that wants so many rows
 * @param searches whether there is an index over the words of the bodies
 * @param filesLater whether it is better to list messages later, many at a time ({@link Filing})
 */
record Dialect(String limit, boolean searches, boolean filesLater) {
    static Dialect of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> new Dialect(" LIMIT ?", true, false);
            case "Microsoft SQL Server", "Apache Derby" -> new Dialect(" OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY", false, false);
            case "H2" -> new Dialect(" LIMIT ?", false, true);
            default -> new Dialect(" LIMIT ?", false, false);
        };
    }
}
