package im.parley.feature.pubsub.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.feature.pubsub.node.Settings.SendLast;
import im.parley.wire.stanza.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static Configuration of(String field, String... values) {
        return Configuration.INITIAL.with(Map.of("pubsub#" + field, List.of(values)), Settings.LEAF);
    }

    @Test
    void wordsAreThoseOfTheSpecification() {
        assertThat(of("send_last_published_item", "on_sub_and_presence").get(Settings.SEND_LAST))
                .isEqualTo(SendLast.ON_SUB_AND_PRESENCE);
        assertThat(of("publish_node_full", "discard-oldest").get(Settings.WHEN_FULL))
                .isEqualTo(Settings.WhenFull.DISCARD_OLDEST);
        assertThat(of("max_items", "max").get(Settings.MAX_ITEMS)).isEqualTo(Setting.MAX);
        assertThat(of("notify_config", "true").texts()).isEqualTo(Map.of("pubsub#notify_config", List.of("1")));
    }

    @Test
    void whatIsAsItWasInitiallyIsNotKept() {
        assertThat(of("max_items", "10").texts()).isEmpty();
        assertThat(of("max_items", "10")).isEqualTo(Configuration.INITIAL);
    }

    @Test
    void valuesThatMeanNothingAreRefused() {
        for (String wrong : List.of("", "-1", "ten", "99999999999")) {
            assertThatThrownBy(() -> of("max_items", wrong)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> of("access_model", "magic")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> of("contact", "@")).isInstanceOf(Refusal.class);
    }

    /** XEP-0004 section 3.2: what is not known is ignored. */
    @Test
    void unknownFieldsAreIgnored() {
        assertThat(of("wings", "2")).isEqualTo(Configuration.INITIAL);
    }

    @Test
    void whatIsKeptMeansTheSameWhenItIsReadAgain() {
        Configuration all = of("roster_groups_allowed", "Friends", "Lovers")
                .with(Settings.ITEM_EXPIRE, 604_800)
                .with(Settings.ACCESS, Access.ROSTER);
        assertThat(Configuration.INITIAL.with(all.texts(), Settings.LEAF)).isEqualTo(all);
    }
}
