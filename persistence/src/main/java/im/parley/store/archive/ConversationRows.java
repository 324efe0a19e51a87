package im.parley.store.archive;

import im.parley.store.archive.ArchiveQuery.Range;
import im.parley.wire.addr.Jid;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the conversations of an archive. It looks at a few days at a time, at more with each step, until it has enough: so
 * a page of the list does not cost a walk through the whole archive.
 */
final class ConversationRows {
    /** Some databases divide whole numbers into fractions. */
    private static final String GROUPS = " GROUP BY a.peer_domain, a.peer_local, FLOOR(a.archive_id / " + Conversation.DAY
            + ") HAVING MIN(a.archive_id) > ? AND MIN(a.archive_id) < ? ORDER BY MIN(a.archive_id)";
    private static final String FIND =
            "SELECT a.peer_domain, a.peer_local, MIN(a.archive_id), COUNT(*) FROM parley_archive a";
    private static final String COUNT = "SELECT COUNT(*) FROM (SELECT MIN(a.archive_id) begun FROM parley_archive a";
    private static final String FIRST = "SELECT MIN(archive_id) FROM parley_archive WHERE owner_id = ?";
    private static final String LAST = "SELECT MAX(archive_id) FROM parley_archive WHERE owner_id = ?";
    private static final long DAYS_AT_FIRST = 8;

    private final Connection connection;
    private final Dialect dialect;
    private final long owner;
    private final ArchiveQuery query;

    ConversationRows(Connection connection, Dialect dialect, long owner, ArchiveQuery query) {
        this.connection = connection;
        this.dialect = dialect;
        this.owner = owner;
        this.query = query.ofWords();
    }

    List<Conversation> first(int max) throws SQLException {
        List<Conversation> found = new ArrayList<>();
        Days days = days();
        for (long step = DAYS_AT_FIRST; found.size() < max && !days.isEmpty(); step *= 2) {
            Days next = new Days(days.first, Math.min(days.end, days.first + step));
            found.addAll(find(next, "", max - found.size()));
            days = new Days(next.end, days.end);
        }
        return found;
    }

    List<Conversation> last(int max) throws SQLException {
        List<Conversation> found = new ArrayList<>();
        Days days = days();
        for (long step = DAYS_AT_FIRST; found.size() < max && !days.isEmpty(); step *= 2) {
            Days next = new Days(Math.max(days.first, days.end - step), days.end);
            found.addAll(find(next, " DESC", max - found.size()));
            days = new Days(days.first, next.first);
        }
        Collections.reverse(found);
        return found;
    }

    int count(int max) throws SQLException {
        Days days = days();
        if (days.isEmpty()) {
            return 0;
        }
        Selection selection = within(days);
        String sql = COUNT + selection.where() + GROUPS + dialect.limit() + ") found";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, selection, max);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Days by number: from the first on, before the end. */
    private record Days(long first, long end) {
        static final Days NONE = new Days(0, 0);

        boolean isEmpty() {
            return first >= end;
        }

        Range range() {
            return new Range(first * Conversation.DAY - 1, end * Conversation.DAY);
        }
    }

    /** The days that have something of the archive and of the range; a conversation is found by the whole of its day. */
    private Days days() throws SQLException {
        OptionalLong first = number(FIRST);
        OptionalLong last = number(LAST);
        if (first.isEmpty() || last.isEmpty()) {
            return Days.NONE;
        }
        long from = Math.max(first.getAsLong(), query.range().above() + 1);
        long to = Math.min(last.getAsLong(), query.range().below() - 1);
        return new Days(from / Conversation.DAY, to < 0 ? 0 : to / Conversation.DAY + 1);
    }

    private OptionalLong number(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, owner);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long number = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
            }
        }
    }

    private Selection within(Days days) throws SQLException {
        return new Selection(connection, owner, query.in(days.range()), dialect);
    }

    private List<Conversation> find(Days days, String direction, int max) throws SQLException {
        Selection selection = within(days);
        String sql = FIND + selection.where() + GROUPS + direction + dialect.limit();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, selection, max);
            List<Conversation> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Jid peer = Jid.prepared(row.getString(2), row.getString(1));
                    found.add(new Conversation(peer, row.getLong(3), row.getInt(4)));
                }
            }
            return found;
        }
    }

    private void fill(PreparedStatement statement, Selection selection, int max) throws SQLException {
        int next = selection.fill(statement);
        statement.setLong(next, query.range().above());
        statement.setLong(next + 1, query.range().below());
        statement.setInt(next + 2, max);
    }
}
