package im.parley.wire.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {
    @ParameterizedTest
    @CsvSource({
        "1969-07-21T02:56:15Z,1969-07-21T02:56:15Z",
        "1969-07-20T21:56:15-05:00,1969-07-21T02:56:15Z",
        "2002-09-10T23:08:25.1Z,2002-09-10T23:08:25.100Z",
        "2002-09-10T23:08:25.1234567890123+07:00,2002-09-10T16:08:25.123456789Z",
    })
    void reads(String text, Instant moment) {
        assertThat(DateTime.parse(text)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "2002-09-10", "2002-09-10T23:08:25", "2002-13-10T23:08:25Z", "2002-02-30T23:08:25Z",
                "20020910T23:08:25", "2002-09-10T23:08:25.Z", "2002-09-10T23:08:25+7", "2002-09-10T23:08Z",
                "2002-09-10T23:08:25z", " 2002-09-10T23:08:25Z", "2002-09-10T23:08:25+19:00"
            })
    void refuses(String text) {
        assertThat(DateTime.parse(text)).isEmpty();
    }

    @Test
    void readsDates() {
        assertThat(DateTime.parseDate("1776-07-04")).contains(LocalDate.of(1776, 7, 4));
        assertThat(DateTime.parseDate("1776-02-30")).isEmpty();
        assertThat(DateTime.parseDate("1776-7-4")).isEmpty();
    }

    @Property
    void whatIsWrittenIsRead(@ForAll @LongRange(min = 0, max = 4_102_444_800_000_000L) long micros) {
        Instant moment = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        assertThat(DateTime.parse(DateTime.format(moment.plusNanos(7)))).contains(moment);
        assertThat(DateTime.format(moment)).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    }
}
