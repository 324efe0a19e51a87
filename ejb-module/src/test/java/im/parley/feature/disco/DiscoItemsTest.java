package im.parley.feature.disco;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Service;
import im.parley.server.spi.TestCatalogue;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoItemsTest {
    private static final String NS = "http://jabber.org/protocol/disco#items";
    private static final Name QUERY = Name.of(NS, "query");
    private static final Element QUESTION = Element.of(QUERY);
    private static final String NOTHING = "<query xmlns='" + NS + "'/>";
    private static final Jid JULIET = Jid.of("juliet@capulet.com");

    private final RosterStore rosters = MemoryStores.create().rosters();
    private final TestCatalogue catalogue = new TestCatalogue();
    private final TestSession balcony = TestSession.available("juliet@capulet.com/balcony", 1);
    private final TestSession chamber = TestSession.of("juliet@capulet.com/chamber");
    private final TestSession orchard = TestSession.of("romeo@montague.net/orchard");
    private final DiscoItems disco = new DiscoItems(catalogue, TestSessions.of(balcony, chamber, orchard), rosters);

    private static final class Rooms implements Service {
        @Override
        public String label() {
            return "muc";
        }

        @Override
        public Identity identity() {
            return new Identity("conference", "text", "Rooms");
        }

        @Override
        public List<Effect> handle(Stanza stanza) {
            return List.of();
        }
    }

    @Test
    void theServerListsItsServicesBelowTheDomainThatWasAsked() {
        catalogue.serve(new Rooms());

        assertThat(Asking.payload(Asking.server(disco, "montague.net", orchard).get(QUESTION)))
                .hasToString("<query xmlns='" + NS + "'><item jid='muc.montague.net' name='Rooms'/></query>");
    }

    @Test
    void aServerWithoutServicesHasAnEmptyList() {
        assertThat(Asking.payload(Asking.server(disco, "montague.net", orchard).get(QUESTION)))
                .hasToString(NOTHING);
    }

    @Test
    void theOwnAccountListsItsAvailableResources() {
        assertThat(Asking.payload(Asking.ownAccount(disco, chamber).get(QUESTION)))
                .hasToString("<query xmlns='" + NS + "'><item jid='juliet@capulet.com/balcony'/></query>");
    }

    @Test
    void unknownNodesAreNotFound() {
        assertThat(Asking.error(Asking.server(disco, "montague.net", orchard).get(node())))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(Asking.error(Asking.ownAccount(disco, chamber).get(node()))).isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void resourcesAreShownToWhoSeesThePresence() {
        rosters.put(JULIET, RosterItem.of(orchard.account()).withSubscription(Subscription.FROM));

        assertThat(Asking.payload(Asking.account(disco, "juliet@capulet.com", orchard).get(QUESTION)))
                .hasToString("<query xmlns='" + NS + "'><item jid='juliet@capulet.com/balcony'/></query>");
    }

    /** Section 8, rule 2. */
    @Test
    void othersSeeAnEmptyListWhetherTheAccountExistsOrNot() {
        for (String account : List.of("juliet@capulet.com", "nobody@capulet.com")) {
            assertThat(Asking.payload(Asking.account(disco, account, orchard).get(QUESTION))).hasToString(NOTHING);
            assertThat(Asking.payload(Asking.account(disco, account, orchard).get(node())))
                    .hasToString("<query xmlns='" + NS + "' node='music'/>");
        }
    }

    private static Element node() {
        return Element.build(QUERY).attribute("node", "music").build();
    }
}
