package im.parley.store.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The index over the words of all messages. The database thinks of each word that it is no rarer than a half per cent, so it
 * would rather look at every message of an archive than ask the index; for a rare word that takes seconds. So it is asked
 * here, and its answer counts when it is short. A word that is everywhere is soon found by looking at the messages.
 */
final class WordIndex {
    /** How many messages are looked for at most, those of all archives. */
    private static final int FEW = 10_000;

    private static final String FIND = "SELECT m.message_id FROM parley_message m WHERE" + Selection.MATCHES + " LIMIT ?";

    private WordIndex() {}

    /** The ids of all messages with those words; nothing when there are many. */
    static Optional<List<Long>> find(Connection connection, String words) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Statement setting = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            setting.execute("SET LOCAL enable_seqscan = off"); // or it reads the table until it has found so many
            statement.setString(1, words);
            statement.setInt(2, FEW + 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
            setting.execute("SET LOCAL enable_seqscan = DEFAULT");
        }
        return found.size() > FEW ? Optional.empty() : Optional.of(found);
    }
}
