package im.parley.wire.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.wire.form.ResultSet.Position;
import im.parley.wire.form.ResultSet.Request;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSetTest {
    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e");

    @ParameterizedTest
    @CsvSource({
        "max=2,'a b',0",
        "max=2;after=b,'c d',2",
        "max=2;after=d,e,4",
        "max=2;after=e,'',-1",
        "max=2;before=c,'a b',0",
        "max=2;before=b,a,0",
        "max=2;before=a,'',-1",
        "max=2;before=,'d e',3",
        "max=9;before=,'a b c d e',0",
        "max=2;index=3,'d e',3",
        "max=2;index=9,'',-1",
        "max=0,'',-1",
        "max=0;before=c,'',-1",
        "max=2147483647;after=a,'b c d e',1",
        "after=a,'b c d e',1",
        "'','a b c d e',0",
    })
    void pages(String asked, String items, int index) {
        ResultSet.Slice<String> slice = ResultSet.slice(LETTERS, Function.identity(), request(asked), 100);
        assertThat(String.join(" ", slice.items())).isEqualTo(items);
        assertThat(slice.page().index()).isEqualTo(index < 0 ? OptionalInt.empty() : OptionalInt.of(index));
        assertThat(slice.page().count()).hasValue(5);
    }

    @Test
    void describesAPage() {
        assertThat(ResultSet.slice(LETTERS, Function.identity(), request("max=2;after=a"), 100).page().toElement())
                .hasToString("<set xmlns='http://jabber.org/protocol/rsm'><first index='1'>b</first><last>c</last>"
                        + "<count>5</count></set>");
        assertThat(ResultSet.slice(LETTERS, Function.identity(), request("max=0"), 100).page().toElement())
                .hasToString("<set xmlns='http://jabber.org/protocol/rsm'><count>5</count></set>");
    }

    @Test
    void givesNoMoreThanTheServiceWants() {
        assertThat(ResultSet.slice(LETTERS, Function.identity(), Request.ALL, 3).items()).hasSize(3);
        assertThat(Request.in(Element.of(Name.of("urn:q", "q")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max=-1", "max=x", "max=", "max=99999999999", "index=-1", "after=a;before=b", "index=1;after=a"})
    void refusesWhatIsMalformed(String asked) {
        assertThatThrownBy(() -> request(asked)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.error().condition())
                .isEqualTo(Condition.BAD_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "before=x"})
    void doesNotFindWhatIsNotThere(String asked) {
        assertThatThrownBy(() -> ResultSet.slice(LETTERS, Function.identity(), request(asked), 100))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                                refusal.error().condition())
                        .isEqualTo(Condition.ITEM_NOT_FOUND));
    }

    @Property
    void pagingForwardsAndBackwardsSeesAll(
            @ForAll @IntRange(max = 30) int size, @ForAll @IntRange(min = 1, max = 7) int max) {
        List<String> all = IntStream.range(0, size).mapToObj(Integer::toString).toList();
        List<String> forwards = new ArrayList<>();
        Position position = new Position.Start();
        for (List<String> page = page(all, max, position); !page.isEmpty(); page = page(all, max, position)) {
            forwards.addAll(page);
            position = new Position.After(page.getLast());
        }
        assertThat(forwards).isEqualTo(all);
        List<String> backwards = new ArrayList<>();
        position = new Position.End();
        for (List<String> page = page(all, max, position); !page.isEmpty(); page = page(all, max, position)) {
            backwards.addAll(0, page);
            position = new Position.Before(page.getFirst());
        }
        assertThat(backwards).isEqualTo(all);
    }

    private static List<String> page(List<String> all, int max, Position position) {
        return ResultSet.slice(all, Function.identity(), new Request(OptionalInt.of(max), position), 100).items();
    }

    private static Request request(String asked) {
        Element.Builder set = Element.build(Name.of(ResultSet.NS, "set"));
        for (String part : asked.isEmpty() ? new String[0] : asked.split(";")) {
            String[] pair = part.split("=", 2);
            set.add(Name.of(ResultSet.NS, pair[0]), pair[1]);
        }
        return Request.in(Element.of(Name.of("urn:q", "q"), set.build())).orElseThrow();
    }
}
