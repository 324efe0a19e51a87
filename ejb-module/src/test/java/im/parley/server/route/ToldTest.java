package im.parley.server.route;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Description;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Target;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** XEP-0355 section 7.2: "The server [...] MUST ignore features of its internal component". */
class ToldTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";

    /** A feature of these hooks. */
    private record Sketch(List<Hook> hooks) implements Feature {
        @Override
        public Spec spec() {
            return Spec.xep(0, "0");
        }
    }

    private static Feature pep() {
        return new Sketch(List.of(
                answers(PUBSUB),
                answers(PUBSUB + "#owner"),
                Hook.identify(Target.ACCOUNT, "pubsub", "pep", ""),
                Hook.advertise(Target.ACCOUNT, PUBSUB + "#publish"),
                Hook.advertise(Target.ACCOUNT, "urn:example:bookmarks")));
    }

    private static Feature archive() {
        return new Sketch(List.of(
                answers("urn:xmpp:mam:1"),
                answers("urn:xmpp:mam:2"),
                Hook.advertise(Target.ACCOUNT, "urn:xmpp:mam:1"),
                Hook.advertise(Target.ACCOUNT, "urn:xmpp:mam:2"),
                Hook.advertise(Target.ACCOUNT, "urn:xmpp:mam:2#extended"),
                Hook.advertise(Target.ACCOUNT, "urn:xmpp:fulltext:0")));
    }

    private static Hook answers(String namespace) {
        return Hook.iqGet(Name.of(namespace, "query"), Target.ACCOUNT, (iq, sender) -> Reply.OK);
    }

    private static Feature instead(String namespace, Description said) {
        return new Sketch(List.of(Hook.standIn(new Handlers.Replacement() {
            @Override
            public Optional<Reply> take(Iq request, Target target, Requester requester, Optional<Jid> actor) {
                return Optional.empty();
            }

            @Override
            public Map<String, Description> said(Target target, Jid entity) {
                return entity.equals(JULIET) ? Map.of(namespace, said) : Map.of();
            }
        })));
    }

    private static Description described(Feature... features) {
        return FeatureTable.of(List.of(features)).describe(Target.ACCOUNT, JULIET);
    }

    @Test
    void whoeverStandsInSpeaksForItself() {
        Identity other = new Identity("pubsub", "pep", "another");
        Description said = new Description(List.of(other), List.of(PUBSUB + "#retrieve-items"), List.of());
        Description described = described(pep(), instead(PUBSUB, said));
        assertThat(described.identities()).containsExactly(other);
        assertThat(described.features()).containsExactly(PUBSUB + "#retrieve-items");
    }

    @Test
    void whatBelongsToAnotherNamespaceOfTheSameFeatureStays() {
        Description nothing = new Description(List.of(), List.of(), List.of());
        assertThat(described(archive(), instead("urn:xmpp:mam:2", nothing)).features())
                .containsExactly("urn:xmpp:fulltext:0", "urn:xmpp:mam:1");
    }

    @Test
    void othersAreNotConcerned() {
        Description nothing = new Description(List.of(), List.of(), List.of());
        FeatureTable table = FeatureTable.of(List.of(pep(), instead(PUBSUB, nothing)));
        assertThat(table.describe(Target.ACCOUNT, Jid.of("romeo@montague.lit")).features()).hasSize(2);
        assertThat(table.describe(Target.ACCOUNT, JULIET).features()).isEmpty();
    }
}
