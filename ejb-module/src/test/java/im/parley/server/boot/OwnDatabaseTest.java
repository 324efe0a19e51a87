package im.parley.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.config.DataSourcesOptions;
import im.parley.server.config.DataSourcesOptions.DataSourceOptions;
import im.parley.store.bytestream.BytestreamTables;
import im.parley.store.bytestream.Limits;
import im.parley.wire.addr.Jid;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnDatabaseTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");

    private static OwnDatabase open(String uri, int size) {
        return OwnDatabase.of(
                "socks5-store", new DataSourcesOptions(Map.of("socks5-store", new DataSourceOptions(Optional.of(uri), size))));
    }

    private static String memory() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Test
    void itHasTheTables() {
        try (OwnDatabase database = open(memory(), 10)) {
            BytestreamTables tables = new BytestreamTables(database.dataSource());
            tables.put(ROMEO, new Limits(1, 2, 3));
            assertThat(tables.limits(ROMEO)).contains(new Limits(1, 2, 3));
        }
    }

    private static int session(OwnDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT SESSION_ID()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void aConnectionIsKept() throws SQLException {
        try (OwnDatabase database = open(memory(), 10)) {
            assertThat(session(database)).isEqualTo(session(database));
        }
    }

    @Test
    void thereAreNoMoreThanConfigured() throws SQLException {
        try (OwnDatabase database = open(memory(), 1)) {
            try (Connection only = database.dataSource().getConnection()) {
                assertThat(only.isValid(1)).isTrue();
                assertThatThrownBy(() -> database.dataSource().getConnection()).hasMessageContaining("socks5-store");
            }
            try (Connection again = database.dataSource().getConnection()) {
                assertThat(again.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void whatCannotBeUsedStopsTheStart() {
        assertThatThrownBy(() -> open("jdbc:nothing:here", 1))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("no driver understands its uri");
        assertThatThrownBy(() -> open("jdbc:h2:tcp://127.0.0.1:1/none", 1))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("socks5-store");
        assertThatThrownBy(() -> OwnDatabase.of("other", new DataSourcesOptions(Map.of())))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("dataSource { other");
    }
}
