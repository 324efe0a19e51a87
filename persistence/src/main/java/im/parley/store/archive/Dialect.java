package im.parley.store.archive;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the databases say differently in the statements of the archive.
 *
 * @param limit how a statement ends that wants so many rows
 * @param searches whether there is an index over the words of the bodies
 */
record Dialect(String limit, boolean searches) {
    static Dialect of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> new Dialect(" LIMIT ?", true);
            case "Microsoft SQL Server", "Apache Derby" -> new Dialect(" OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY", false);
            default -> new Dialect(" LIMIT ?", false);
        };
    }
}
