package im.parley.test.soak;

import im.parley.test.soak.Post.Entry;
import im.parley.test.soak.Post.Fate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The letters of a chapter that must come: sorted once, as each of many clients asks for its own. */
final class Expected {
    private final Map<Integer, List<Entry>> byAccount;
    private final Map<Integer, List<Entry>> bySender;

    private Expected(List<Entry> entries) {
        this.byAccount = entries.stream().collect(Collectors.groupingBy(Entry::account));
        this.bySender = entries.stream().collect(Collectors.groupingBy(entry -> entry.letter().sender()));
    }

    /** Those that the server has acknowledged, and those that are sent until it does. */
    static Expected of(Post post, int chapter) {
        return new Expected(post.entries().stream()
                .filter(entry -> entry.chapter() == chapter && entry.fate() != Fate.DOUBTFUL)
                .toList());
    }

    /** What a client has not got: of what is for its account, and of what the other client of the account has written. */
    List<Entry> missing(Correspondent client) {
        int number = client.number();
        return Stream.concat(
                        byAccount.getOrDefault(Company.accountOf(number), List.of()).stream(),
                        bySender.getOrDefault(Company.siblingOf(number), List.of()).stream())
                .filter(entry -> !client.mailbox().has(entry.letter()))
                .toList();
    }
}
