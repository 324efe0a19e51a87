package im.parley.feature.caps;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Description;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Target;
import im.parley.server.spi.TestCatalogue;
import im.parley.server.spi.TestStream;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerCapabilitiesTest {
    private static final Requester JULIET = new Requester(
            Optional.of(Jid.of("juliet@capulet.lit/balcony")), Optional.empty(), Optional.empty(), Jid.of("capulet.lit"));

    private final TestCatalogue catalogue = new TestCatalogue();
    private final ServerCapabilities caps = new ServerCapabilities(catalogue);

    ServerCapabilitiesTest() {
        catalogue.load(caps);
    }

    @Test
    void theStreamFeatureNamesTheNodeThatDescribesTheServer() {
        Element offered = offer(new TestStream("capulet.lit").authenticated(true)).orElseThrow();

        String node = offered.attribute("node", "") + '#' + offered.attribute("ver", "");

        assertThat(offered.attribute("hash")).contains("sha-1");
        assertThat(describe(node)).contains(catalogue.describe(Target.SERVER, Jid.of("capulet.lit")));
    }

    /** XEP-0115 section 5.1: the forms of XEP-0128 are part of the verification string. */
    @Test
    void theVersionDependsOnTheFormsOfTheDomain() {
        Element plain = offer(new TestStream("capulet.lit").authenticated(true)).orElseThrow();
        Hook form = Hook.extend(
                Target.SERVER,
                entity -> Optional.of(DataForm.of(
                                DataForm.Type.RESULT, DataForm.formType("urn:x"), Field.text("at", entity.domain()))));
        catalogue.load(caps, new Extended(form));

        Element extended = offer(new TestStream("capulet.lit").authenticated(true)).orElseThrow();
        Element elsewhere = offer(new TestStream("montague.lit").authenticated(true)).orElseThrow();

        assertThat(extended.attribute("ver")).isNotEqualTo(plain.attribute("ver"));
        assertThat(elsewhere.attribute("ver")).isNotEqualTo(extended.attribute("ver"));
        String node = extended.attribute("node", "") + '#' + extended.attribute("ver", "");
        assertThat(describe(node).orElseThrow().forms()).hasSize(1);
    }

    private record Extended(Hook hook) implements Feature {
        @Override
        public Spec spec() {
            return Spec.xep(128, "1.0.1");
        }

        @Override
        public List<Hook> hooks() {
            return List.of(hook);
        }
    }

    @Test
    void theNodeOfAnotherVersionIsUnknown() {
        assertThat(describe("https://parley.im#QgayPKawpkPSDYmwT/WM94uAlu0=")).isEmpty();
    }

    @Test
    void nothingIsOfferedBeforeLogIn() {
        assertThat(offer(new TestStream("capulet.lit"))).isEmpty();
    }

    private Optional<Element> offer(TestStream stream) {
        return catalogue.hooks(Hook.OfferStreamFeature.class).getFirst().offer().offer(stream);
    }

    private Optional<Description> describe(String node) {
        return catalogue.hooks(Hook.DescribeNode.class).getFirst().handler().describe(node, JULIET);
    }
}
