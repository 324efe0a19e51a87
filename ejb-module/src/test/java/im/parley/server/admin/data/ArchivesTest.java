package im.parley.server.admin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actors;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Page;
import im.parley.server.admin.Rejected;
import im.parley.server.admin.data.Archives.Entry;
import im.parley.server.admin.data.Archives.Query;
import im.parley.server.spi.Administrators;
import im.parley.server.vhost.Vhosts;
import im.parley.store.archive.NewMessage;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchivesTest {
    private static final Jid PRINCE = Jid.of("prince@verona.lit");
    private static final Jid ROMEO = Jid.of("romeo@verona.lit");
    private static final Jid JULIET = Jid.of("juliet@verona.lit");
    private static final Jid NURSE = Jid.of("nurse@verona.lit");
    private static final Query ALL = new Query(Optional.empty(), Optional.empty(), Optional.empty(), "");

    private final MemoryStores stores = MemoryStores.create();
    private final Actors actors = new Actors(
            new Administrators(Set.of(PRINCE)), new Vhosts(stores.vhosts(), List.of(Vhost.of("verona.lit"))));
    private final Audit audit = new Audit(stores.audit(), Clock.systemUTC());
    private final Archives archives = new Archives(stores.archives(), stores.users(), audit);
    private final Actor prince = actors.of(PRINCE, Actor.Means.REST, "");
    private final Actor romeo = actors.of(ROMEO, Actor.Means.REST, "");

    @BeforeEach
    void theyHaveTalked() {
        stores.users().create(new User(ROMEO, Status.ACTIVE, Instant.EPOCH));
        for (String line : List.of("one", "two", "three", "four", "five")) {
            add(JULIET, line);
        }
        add(NURSE, "six");
    }

    private void add(Jid peer, String body) {
        String xml = "<message xmlns='jabber:client' type='chat' from='%s' to='%s'><body>%s</body></message>"
                .formatted(peer, ROMEO, body);
        stores.archives().add(new NewMessage(xml, body, List.of(new NewMessage.Listing(ROMEO, peer, true))));
    }

    private List<String> all(Query query, boolean latestFirst) {
        List<String> bodies = new ArrayList<>();
        String after = "";
        do {
            Page<Entry> page = archives.list(prince, ROMEO, query, latestFirst, after, 2);
            page.items().forEach(entry -> bodies.add(entry.body()));
            after = page.next().orElse("");
        } while (!after.isEmpty());
        return bodies;
    }

    @Test
    void pagesGoBothWays() {
        assertThat(all(ALL, false)).containsExactly("one", "two", "three", "four", "five", "six");
        assertThat(all(ALL, true)).containsExactly("six", "five", "four", "three", "two", "one");
    }

    @Test
    void oneAsksForOnePeer() {
        Query nurse = new Query(Optional.of(NURSE), Optional.empty(), Optional.empty(), "");
        assertThat(all(nurse, true)).containsExactly("six");
        assertThat(archives.erase(romeo, ROMEO, nurse)).isEqualTo(1);
        assertThat(archives.extent(romeo, ROMEO).messages()).isEqualTo(5);
        assertThat(archives.erase(romeo, ROMEO, ALL)).isEqualTo(5);
        assertThat(all(ALL, true)).isEmpty();
    }

    @Test
    void thatAnAdministratorReadsIsWrittenDown() {
        archives.list(romeo, ROMEO, ALL, true, "", 10);
        assertThat(audit.list(prince, Audit.Query.ALL, "", 10).items()).isEmpty();
        archives.list(prince, ROMEO, ALL, true, "", 10);
        assertThat(audit.list(prince, Audit.Query.ALL, "", 10).items())
                .extracting(entry -> entry.act().operation())
                .containsExactly("archive.read");
    }

    @Test
    void nobodyElseReads() {
        Actor juliet = actors.of(JULIET, Actor.Means.REST, "");
        assertThatThrownBy(() -> archives.list(juliet, ROMEO, ALL, true, "", 10)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> archives.erase(juliet, ROMEO, ALL)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> archives.extent(juliet, ROMEO)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> archives.list(prince, NURSE, ALL, true, "", 10)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> archives.list(prince, ROMEO, ALL, true, "no id", 10)).isInstanceOf(Rejected.class);
    }
}
