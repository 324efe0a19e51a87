package im.parley.feature.disco;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.About;
import im.parley.server.spi.Asking;
import im.parley.server.spi.Description;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Target;
import im.parley.server.spi.TestCatalogue;
import im.parley.server.spi.TestSession;
import im.parley.store.memory.MemoryStores;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.Subscription;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoInfoTest {
    private static final String NS = "http://jabber.org/protocol/disco#info";
    private static final Name QUERY = Name.of(NS, "query");
    private static final Element QUESTION = Element.of(QUERY);
    private static final Jid JULIET = Jid.of("juliet@capulet.com");

    private final MemoryStores stores = MemoryStores.create();
    private final RosterStore rosters = stores.rosters();
    private final TestCatalogue catalogue = new TestCatalogue();
    private final DiscoInfo disco =
            new DiscoInfo(catalogue, rosters, stores.users(), new About("Parley", "1", Instant.EPOCH));
    private final TestSession chamber = TestSession.of("juliet@capulet.com/chamber");
    private final TestSession orchard = TestSession.of("romeo@montague.net/orchard");

    DiscoInfoTest() {
        catalogue.load(disco, new Commands());
        stores.users().create(new User(JULIET, Status.ACTIVE, Instant.EPOCH));
    }

    /** A feature that is advertised and has a node. */
    private static final class Commands implements Feature {
        @Override
        public Spec spec() {
            return Spec.xep(50, "1");
        }

        @Override
        public List<Hook> hooks() {
            Description list = new Description(
                    List.of(new Identity("automation", "command-list", "en", "Commands")), List.of("x:y"), List.of());
            return List.of(
                    Hook.advertise(Target.SERVER, "a:feature"),
                    Hook.describeNode(
                            Target.SERVER,
                            (node, who) -> node.equals("commands") ? Optional.of(list) : Optional.empty()));
        }
    }

    @Test
    void theServerTellsWhatItIsAndWhatItsFeaturesDeclare() {
        assertThat(server(QUESTION))
                .hasToString("<query xmlns='" + NS + "'><identity category='server' type='im' name='Parley'/>"
                        + "<feature var='a:feature'/><feature var='" + NS + "'/></query>");
    }

    @Test
    void theAnswerAboutANodeMirrorsTheNode() {
        assertThat(server(about("commands")))
                .hasToString("<query xmlns='" + NS + "' node='commands'><identity category='automation'"
                        + " type='command-list' xml:lang='en' name='Commands'/><feature var='x:y'/></query>");
    }

    @Test
    void aNodeThatNobodyKnowsIsNotFound() {
        assertThat(Asking.error(Asking.server(disco, "capulet.com", chamber).get(about("nothing"))))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(Asking.error(Asking.ownAccount(disco, chamber).get(about("commands"))))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void theOwnAccountIsARegisteredAccount() {
        assertThat(Asking.payload(Asking.ownAccount(disco, chamber).get(QUESTION)))
                .hasToString("<query xmlns='" + NS + "'><identity category='account' type='registered'/><feature var='"
                        + NS + "'/></query>");
    }

    /** XEP-0175 section 5. */
    @Test
    void anAnonymousUserIsAnAnonymousAccount() {
        TestSession guest = TestSession.of("59bec12a@capulet.com/foo");
        assertThat(Asking.payload(Asking.ownAccount(disco, guest).get(QUESTION)).toString())
                .contains("<identity category='account' type='anonymous'/>")
                .doesNotContain("registered");

        rosters.put(guest.account(), RosterItem.of(orchard.account()).withSubscription(Subscription.FROM));
        Reply toFriend = Asking.account(disco, "59bec12a@capulet.com", orchard).get(QUESTION);
        assertThat(Asking.payload(toFriend).toString()).contains("<identity category='account' type='anonymous'/>");
    }

    @Test
    void anAccountIsShownToWhoSeesItsPresence() {
        rosters.put(JULIET, RosterItem.of(orchard.account()).withSubscription(Subscription.BOTH));

        Reply reply = Asking.account(disco, "juliet@capulet.com", orchard).get(QUESTION);

        assertThat(Asking.payload(reply).toString()).contains("<identity category='account' type='registered'/>");
    }

    /** Section 8, rule 1. */
    @Test
    void anAccountIsUnavailableToOthersWhetherItExistsOrNotWithOrWithoutNode() {
        rosters.put(JULIET, RosterItem.of(orchard.account()).withSubscription(Subscription.TO));

        for (String account : List.of("juliet@capulet.com", "nobody@capulet.com")) {
            for (Element question : List.of(QUESTION, about("commands"))) {
                assertThat(Asking.error(Asking.account(disco, account, orchard).get(question)))
                        .isEqualTo(Condition.SERVICE_UNAVAILABLE);
            }
        }
    }

    private Element server(Element question) {
        return Asking.payload(Asking.server(disco, "capulet.com", chamber).get(question));
    }

    private static Element about(String node) {
        return Element.build(QUERY).attribute("node", node).build();
    }
}
