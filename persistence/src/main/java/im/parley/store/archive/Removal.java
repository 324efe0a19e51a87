package im.parley.store.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes messages off the list of an archive, and removes those that are in no other. */
final class Removal {
    private static final String FIND = "SELECT message_id FROM parley_archive WHERE owner_id = ? AND archive_id = ?";
    private static final String LISTING = "DELETE FROM parley_archive WHERE owner_id = ? AND archive_id = ?";
    private static final String COUNT = "UPDATE parley_message SET listings = listings - 1 WHERE message_id = ?";
    private static final String MESSAGE = "DELETE FROM parley_message WHERE message_id = ? AND listings <= 0";

    private Removal() {}

    /** Removes them; returns how many were there. */
    static int of(Connection connection, long owner, List<Long> ids) throws SQLException {
        SortedMap<Long, Long> listed = listed(connection, owner, ids);
        try (PreparedStatement listings = connection.prepareStatement(LISTING);
                PreparedStatement counts = connection.prepareStatement(COUNT);
                PreparedStatement messages = connection.prepareStatement(MESSAGE)) {
            int removed = 0;
            // One after the other: only who has removed the listing may count the message down.
            for (Map.Entry<Long, Long> each : listed.entrySet()) {
                listings.setLong(1, owner);
                listings.setLong(2, each.getValue());
                if (listings.executeUpdate() > 0) {
                    removed++;
                    counts.setLong(1, each.getKey());
                    counts.addBatch();
                    messages.setLong(1, each.getKey());
                    messages.addBatch();
                }
            }
            counts.executeBatch();
            messages.executeBatch();
            return removed;
        }
    }

    /** The ids of the listings by those of their messages, in the order in which all lock messages. */
    private static SortedMap<Long, Long> listed(Connection connection, long owner, List<Long> ids)
            throws SQLException {
        SortedMap<Long, Long> listed = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            for (long id : ids) {
                statement.setLong(1, owner);
                statement.setLong(2, id);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        listed.put(row.getLong(1), id);
                    }
                }
            }
        }
        return listed;
    }
}
