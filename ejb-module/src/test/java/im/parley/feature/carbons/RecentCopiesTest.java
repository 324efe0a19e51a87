package im.parley.feature.carbons;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import org.junit.jupiter.api.Test;

class RecentCopiesTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");

    private final RecentCopies copies = new RecentCopies();

    @Test
    void resourcesAreAllOneButAccountsPeersAndIdsAreNot() {
        copies.add(ROMEO, JULIET.withResource("balcony"), "m1");

        assertThat(copies.contains(ROMEO.withResource("orchard"), JULIET, "m1")).isTrue();
        assertThat(copies.contains(ROMEO, JULIET, "m2")).isFalse();
        assertThat(copies.contains(JULIET, ROMEO, "m1")).isFalse();
        assertThat(copies.contains(ROMEO, Jid.of("nurse@capulet.lit"), "m1")).isFalse();
    }

    @Test
    void aMessageWithoutAnIdIsNotKnown() {
        copies.add(ROMEO, JULIET, "");

        assertThat(copies.contains(ROMEO, JULIET, "")).isFalse();
    }

    @Test
    void theLatestAreKnown() {
        for (int i = 0; i < 100_000; i++) {
            copies.add(ROMEO, JULIET, "id" + i);
            assertThat(copies.contains(ROMEO, JULIET, "id" + i)).isTrue();
        }
    }
}
