package im.parley.test.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
    @Test
    void aFigureSaysHowItStandsToItsGoal() {
        Goal goal = new Goal(60, 25);
        assertThat(goal.judge(24)).isEqualTo("0.40 of the target 60, ambition met");
        assertThat(goal.judge(30)).isEqualTo("0.50 of the target 60, met");
        assertThat(goal.judge(90)).isEqualTo("1.50 of the target 60, MISSED");
        assertThat(Goal.READY.judge(6)).isEqualTo("0.50 of the target 12, met");
    }

    @Test
    void numbersHaveNoExponentAndNoForeignPoint() {
        assertThat(Figure.plain(0.126)).isEqualTo("0.13");
        assertThat(Figure.plain(12)).isEqualTo("12");
        assertThat(Figure.plain(26_911.7)).isEqualTo("26912");
        assertThat(Figure.plain(123_456_789_012.0)).isEqualTo("123456789012");
    }

    @Test
    void oneLineForPeopleAndOneObjectForPrograms() {
        Result result = new Result(
                "chat",
                "2 pairs",
                List.of(
                        Figure.of("messages_per_second", 26_000, ""),
                        Figure.of("server_cpu_per_message", 30, "us").goal(Goal.CPU_PER_MESSAGE)),
                List.of("it said \"no\""));
        assertThat(result.line())
                .isEqualTo("chat     2 pairs: messages per second 26000; server cpu per message 30 us"
                        + " (0.50 of the target 60, met); FAILED: it said \"no\"");
        assertThat(result.value("messages_per_second")).isEqualTo(26_000);
        assertThat(result.json())
                .isEqualTo("{\"scenario\":\"chat\",\"setting\":\"2 pairs\",\"messages_per_second\":26000,"
                        + "\"server_cpu_per_message\":30,\"server_cpu_per_message_target\":60,"
                        + "\"failures\":[\"it said \\\"no\\\"\"]}");
    }

    @Test
    void theHeapIsReadFromWhatEachCollectorSays() {
        assertThat(ServerProcess.used("""
                 garbage-first heap   total reserved 1048576K, committed 262144K, used 51234K [0x00, 0x01)
                  region size 1024K, 4 young (4096K), 1 survivors (1024K)
                 Metaspace       used 100000K, committed 101000K, reserved 1114112K
                  class space    used 12000K, committed 12500K, reserved 1048576K
                """)).isEqualTo(51_234L * 1024);
        assertThat(ServerProcess.used("""
                 DefNew     total 39296K, used 4000K [0x00, 0x01, 0x02)
                  eden space 34944K,  10% used [0x00, 0x01, 0x02)
                 Tenured    total 87424K, used 60000K [0x00, 0x01, 0x02)
                   the space 87424K,  68% used [0x00, 0x01, 0x02)
                """)).isEqualTo(64_000L * 1024);
        assertThat(ServerProcess.used(" ZHeap           used 120M, capacity 256M, max capacity 1024M\n"))
                .isEqualTo(120L << 20);
    }
}
