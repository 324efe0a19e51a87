package im.parley.store.archive;

import im.parley.wire.addr.Jid;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of a statement that says which messages of an archive are meant, and its parameters. */
final class Selection {
    /** For databases that have an index over words; its parameter are the words. */
    static final String MATCHES = " m.body IS NOT NULL"
            + " AND to_tsvector('simple', m.body) @@ plainto_tsquery('simple', ?)";
    private static final String CONTAINS = " AND LOWER(m.body) LIKE ? ESCAPE '!'";
    /** What a stanza is stands in its first tag, where neither an apostrophe nor a bracket is in a value. */
    private static final String NO_ROOM = " AND SUBSTRING(m.stanza FROM 1 FOR POSITION('>' IN m.stanza))"
            + " NOT LIKE '% type=''groupchat''%'";
    static final String JOIN = " JOIN parley_message m ON m.message_id = a.message_id";

    private final StringBuilder conditions = new StringBuilder(" WHERE a.owner_id = ?");
    private final List<Object> parameters = new ArrayList<>();
    private final boolean joins;

    /** @throws SQLException when the database cannot search */
    Selection(Connection connection, long owner, ArchiveQuery query, Dialect dialect) throws SQLException {
        parameters.add(owner);
        query.with().ifPresent(this::with);
        range(query.range());
        ids(query.ids());
        if (!query.domain().isEmpty()) {
            conditions.append(" AND a.peer_domain = ?");
            parameters.add(query.domain());
        }
        boolean searches = !query.text().isBlank();
        joins = searches || query.spoken() || !query.rooms();
        if (query.spoken()) {
            conditions.append(" AND m.body IS NOT NULL");
        }
        if (!query.rooms()) {
            conditions.append(NO_ROOM);
        }
        if (searches) {
            search(connection, query.text(), dialect);
        }
    }

    private void with(Jid peer) {
        conditions.append(" AND a.peer_key = ? AND a.peer_domain = ? AND a.peer_local = ?");
        parameters.addAll(List.of(PeerKey.of(peer), peer.domain(), peer.local()));
        if (peer.isFull()) {
            conditions.append(" AND a.peer_resource = ?");
            parameters.add(peer.resource());
        }
    }

    private void range(ArchiveQuery.Range range) {
        if (range.above() >= 0) {
            conditions.append(" AND a.archive_id > ?");
            parameters.add(range.above());
        }
        if (range.below() < Long.MAX_VALUE) {
            conditions.append(" AND a.archive_id < ?");
            parameters.add(range.below());
        }
    }

    private void ids(List<ArchiveId> ids) {
        if (!ids.isEmpty()) {
            conditions.append(" AND a.archive_id IN (").append("?, ".repeat(ids.size() - 1)).append("?)");
            ids.forEach(id -> parameters.add(id.order()));
        }
    }

    private void search(Connection connection, String text, Dialect dialect) throws SQLException {
        if (!dialect.searches()) {
            contains(text);
            return;
        }
        Optional<List<Long>> hits = WordIndex.find(connection, text);
        if (hits.isPresent()) {
            conditions.append(" AND a.message_id = ANY (?)");
            parameters.add(connection.createArrayOf("bigint", hits.get().toArray()));
        } else {
            conditions.append(" AND").append(MATCHES);
            parameters.add(text);
        }
    }

    private void contains(String text) {
        Arrays.stream(text.strip().split("\\s+")).forEach(word -> {
            conditions.append(CONTAINS);
            parameters.add('%' + word.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + '%');
        });
    }

    /** The conditions, behind {@code FROM parley_archive a}. */
    String where() {
        return (joins ? JOIN : "") + conditions;
    }

    /** The conditions behind a join with the messages. */
    String whereJoined() {
        return JOIN + conditions;
    }

    /** Sets the parameters from the first on; returns the number of the next. */
    int fill(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Object parameter : parameters) {
            statement.setObject(next++, parameter);
        }
        return next;
    }
}
