package im.parley.store.archive;

import im.parley.store.batch.Rows;
import im.parley.store.jpa.Jdbc;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes messages to archives. The ids are made here, within the one transaction that writes at a time, so that what is
 * committed later has a larger id, and who asks for what is behind an id misses nothing.
 */
final class MessageRows implements Rows<NewMessage, ArchiveId> {
    private static final String MESSAGE =
            "INSERT INTO parley_message (message_id, listings, stanza, body) VALUES (?, ?, ?, ?)";
    private static final String REPLACE = "UPDATE parley_message SET stanza = ?, body = ? WHERE listings = 1 AND message_id ="
            + " (SELECT a.message_id FROM parley_archive a WHERE a.owner_id = ? AND a.archive_id = ? AND a.tail = ?)";
    private static final String LISTING = " (owner_id, archive_id, tail, message_id, incoming,"
            + " peer_key, peer_domain, peer_local, peer_resource) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COUNT = "UPDATE parley_message SET listings = listings + ? WHERE message_id = ?";
    private static final String LAST = "SELECT MAX(message_id) FROM parley_message";
    private static final String DUPLICATE = "23";

    /** What the index of a full-text search takes without complaint. */
    private static final int LONGEST_BODY = 32_000;

    private final Owners owners;
    private final IdSource ids;
    private final boolean mayFileLater;
    private volatile String listing = "";

    /**
     * @param mayFileLater whether the listings may go to the inbox of {@link Filing} where the database is better off so
     */
    MessageRows(Owners owners, IdSource ids, boolean mayFileLater) {
        this.owners = owners;
        this.ids = ids;
        this.mayFileLater = mayFileLater;
    }

    @Override
    public List<ArchiveId> write(EntityManager entities, List<NewMessage> all) {
        return Jdbc.call(entities, connection -> {
            if (listing.isEmpty()) {
                start(connection);
            }
            try {
                return insert(connection, all);
            } catch (SQLException failed) {
                if (String.valueOf(failed.getSQLState()).startsWith(DUPLICATE)) {
                    ids.renumber();
                }
                throw failed;
            }
        });
    }

    /** Even if the clock was set back while the server was down. */
    private void start(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(LAST)) {
            if (last.next()) {
                ids.startAfter(last.getLong(1)); // 0 when there is none
            }
        }
        boolean later = mayFileLater && Dialect.of(connection).filesLater();
        listing = "INSERT INTO " + (later ? "parley_archive_inbox" : "parley_archive") + LISTING;
    }

    private List<ArchiveId> insert(Connection connection, List<NewMessage> all) throws SQLException {
        List<ArchiveId> made = new ArrayList<>(all.size());
        try (PreparedStatement messages = connection.prepareStatement(MESSAGE);
                PreparedStatement listings = connection.prepareStatement(listing)) {
            for (NewMessage message : all) {
                ArchiveId id = ids.next();
                made.add(id);
                long stored = store(connection, messages, id, message);
                for (NewMessage.Listing listing : message.listings()) {
                    add(listings, owners.findOrAdd(connection, listing.owner(), ids), id, stored, listing);
                }
            }
            messages.executeBatch();
            listings.executeBatch();
        }
        return made;
    }

    /** Stores the message, unless it is there already; returns the id of what is stored. */
    private static long store(Connection connection, PreparedStatement messages, ArchiveId id, NewMessage message)
            throws SQLException {
        if (message.stored().isPresent() && count(connection, message.stored().get(), message.listings().size())) {
            return message.stored().get().order();
        }
        add(messages, id, message);
        return id.order();
    }

    /** Counts more listings of a stored message; false when it is gone. */
    private static boolean count(Connection connection, ArchiveId stored, int more) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setInt(1, more);
            statement.setLong(2, stored.order());
            return statement.executeUpdate() > 0;
        }
    }

    private static void add(PreparedStatement statement, ArchiveId id, NewMessage message) throws SQLException {
        statement.setLong(1, id.order());
        statement.setInt(2, message.listings().size());
        statement.setString(3, message.xml());
        setBody(statement, 4, message.body());
        statement.addBatch();
    }

    private static void add(
            PreparedStatement statement, long owner, ArchiveId id, long stored, NewMessage.Listing listing)
            throws SQLException {
        statement.setLong(1, owner);
        statement.setLong(2, id.order());
        statement.setInt(3, id.tail());
        statement.setLong(4, stored);
        statement.setBoolean(5, listing.incoming());
        statement.setLong(6, PeerKey.of(listing.peer()));
        statement.setString(7, listing.peer().domain());
        statement.setString(8, listing.peer().local());
        statement.setString(9, listing.peer().resource());
        statement.addBatch();
    }

    private static void setBody(PreparedStatement statement, int place, String body) throws SQLException {
        if (body.isBlank()) {
            statement.setNull(place, Types.VARCHAR);
        } else {
            statement.setString(place, body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) : body);
        }
    }

    /** Puts something else in the place of a message that is listed nowhere else. */
    static boolean replace(Connection connection, long owner, ArchiveId id, String xml, String body)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            statement.setString(1, xml);
            setBody(statement, 2, body);
            statement.setLong(3, owner);
            statement.setLong(4, id.order());
            statement.setInt(5, id.tail());
            return statement.executeUpdate() > 0;
        }
    }
}
