package im.parley.server.route;

import static im.parley.server.route.Stage.JULIET;
import static im.parley.server.route.Stage.condition;
import static im.parley.server.route.Stage.iq;
import static im.parley.server.route.Stage.message;
import static im.parley.server.route.Stage.presence;
import static im.parley.server.spi.Hook.hasCopy;
import static im.parley.server.spi.Hook.messageRouted;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.session.Copies;
import im.parley.server.session.Outbox;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Verdict;
import im.parley.store.StoreException;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0198 section 4: unacknowledged stanzas are treated as stanzas to an unavailable resource. */
class UndeliveredTest {
    private final Instant given = Instant.now().plusSeconds(60); // after all sessions were bound

    private final List<Message> kept = new ArrayList<>();
    private Stage stage = stage();

    private Stage stage(Hook... more) {
        List<Hook> hooks = new ArrayList<>(List.of(more));
        hooks.add(unreachable((message, account) -> {
            kept.add(message);
            return Verdict.drop("kept");
        }));
        return new Stage(hooks.toArray(Hook[]::new));
    }

    /** What Juliet's chamber leaves when it ends. */
    private void leaves(Stanza stanza) {
        leaves(stanza, Copies.SOLE);
    }

    private void leaves(Stanza stanza, Copies copies) {
        Stage.Actor chamber = stage.juliet("chamber", 10);
        chamber.session.leave();
        stage.router.undelivered(
                new Outbox.Unacknowledged(stanza, copies, given.toEpochMilli()), chamber.session);
        stage.sessions.remove(chamber.session);
    }

    private Stanza byRomeo(Stanza stanza) {
        return stanza.withFrom(stage.romeo.session.jid());
    }

    @Test
    void aMessageGoesToTheMostAvailableOfTheOtherResources() {
        Stage.Actor balcony = stage.juliet("balcony", 2);
        Stage.Actor garden = stage.juliet("garden", 1);
        leaves(byRomeo(message("juliet@example.com/chamber", Message.Type.CHAT)));
        assertThat(balcony.received).hasSize(1);
        assertThat(garden.received).isEmpty();
        assertThat(Delay.since((Message) balcony.received.getFirst(), JULIET.domainJid()))
                .contains(Instant.ofEpochMilli(given.toEpochMilli()));
    }

    @Test
    void withoutAnotherResourceItIsKept() {
        leaves(byRomeo(message("juliet@example.com/chamber", Message.Type.NORMAL)));
        assertThat(kept).hasSize(1);
        assertThat(Delay.since(kept.getFirst(), JULIET.domainJid())).isPresent();
    }

    @Test
    void neitherNegativePriorityNorAResourceThatEndsTooIsAnotherResource() {
        Stage.Actor shy = stage.juliet("shy", -1);
        Stage.Actor ending = stage.juliet("ending", 5);
        ending.session.leave();
        leaves(byRomeo(message("juliet@example.com", Message.Type.CHAT)));
        assertThat(shy.received).isEmpty();
        assertThat(ending.received).isEmpty();
        assertThat(kept).hasSize(1);
    }

    @Test
    void aServerThatStopsGivesNothingToAnotherSession() {
        Stage.Actor balcony = stage.juliet("balcony", 2);
        stage.sessions.close();
        leaves(byRomeo(message("juliet@example.com", Message.Type.CHAT)));
        assertThat(balcony.received).isEmpty();
        assertThat(kept).hasSize(1);
    }

    @Test
    void theAccountHasJudgedItBefore() {
        stage = stage(
                messageToAccount(Phase.ARCHIVE, (message, account) -> {
                    throw new AssertionError("archived twice");
                }),
                messageRouted((message, account, reached) -> {
                    throw new AssertionError("copied twice");
                }));
        Stage.Actor balcony = stage.juliet("balcony", 2);
        leaves(byRomeo(message("juliet@example.com", Message.Type.CHAT)));
        assertThat(balcony.received).hasSize(1);
    }

    @Test
    void aResourceThatHasACopyDoesNotGetItAgain() {
        stage = stage(hasCopy((message, session) -> session.jid().resource().equals("balcony")));
        Stage.Actor balcony = stage.juliet("balcony", 1);
        Stage.Actor garden = stage.juliet("garden", 1);
        leaves(byRomeo(message("juliet@example.com/chamber", Message.Type.CHAT)));
        assertThat(balcony.received).isEmpty();
        assertThat(garden.received).hasSize(1);
        assertThat(kept).isEmpty();
    }

    /** Nobody knows whether its client will come back for the copy. */
    @Test
    void aCopyWithoutAClientCountsForNothing() {
        stage = stage(hasCopy((message, session) -> true));
        Stage.Actor balcony = stage.juliet("balcony", 1);
        balcony.session.connected(false);
        leaves(byRomeo(message("juliet@example.com/chamber", Message.Type.CHAT)));
        assertThat(balcony.received).hasSize(1);
    }

    @Test
    void whatSeveralResourcesGotIsLostOnlyWithTheLastOfThem() {
        Copies copies = new Copies(2);
        Stanza message = byRomeo(message("juliet@example.com", Message.Type.CHAT));
        leaves(message, copies);
        assertThat(kept).isEmpty();
        leaves(message, copies);
        assertThat(kept).hasSize(1);
    }

    @Test
    void whatOneOfSeveralResourcesHasIsNotLost() {
        Copies copies = new Copies(2);
        copies.arrived();
        leaves(byRomeo(message("juliet@example.com", Message.Type.CHAT)), copies);
        assertThat(kept).isEmpty();
    }

    /** RFC 6121 section 8.5.3.2.1. */
    @Test
    void groupchatIsReturned() {
        leaves(byRomeo(message("juliet@example.com/chamber", Message.Type.GROUPCHAT)));
        assertThat(stage.romeo.bounced()).contains(condition(Condition.SERVICE_UNAVAILABLE));
        assertThat(kept).isEmpty();
    }

    @Test
    void headlinesErrorsAndPresenceAreForgotten() {
        stage.juliet("balcony", 1);
        leaves(byRomeo(message("juliet@example.com/chamber", Message.Type.HEADLINE)));
        leaves(byRomeo(message("juliet@example.com/chamber", Message.Type.ERROR)));
        leaves(byRomeo(presence("juliet@example.com/chamber", Presence.Type.AVAILABLE)));
        assertThat(kept).isEmpty();
        assertThat(stage.romeo.received).isEmpty();
    }

    /** RFC 6121 section 8.5.3.2.3. */
    @Test
    void requestsAreReturned() {
        leaves(byRomeo(iq("juliet@example.com/chamber", Iq.Type.GET)));
        assertThat(stage.romeo.bounced()).contains(condition(Condition.SERVICE_UNAVAILABLE));
    }

    @Test
    void whatTheServerMadeForTheSessionIsForgotten() {
        Stage.Actor balcony = stage.juliet("balcony", 1);
        leaves(message("juliet@example.com/chamber", Message.Type.CHAT).withFrom(JULIET));
        leaves(message("juliet@example.com/chamber", Message.Type.CHAT));
        assertThat(balcony.received).isEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void whenTheDatabaseIsDownTheSenderIsTold() {
        stage = new Stage(unreachable((message, account) -> {
            throw new StoreException("down", new IllegalStateException());
        }));
        leaves(byRomeo(message("juliet@example.com", Message.Type.CHAT)));
        assertThat(stage.romeo.bounced()).contains(condition(Condition.INTERNAL_SERVER_ERROR));
    }
}
