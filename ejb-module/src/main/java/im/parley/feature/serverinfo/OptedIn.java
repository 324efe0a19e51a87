package im.parley.feature.serverinfo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Section 7: which other servers allow to be named, as they say themselves. Asked again after a day. Thread-safe. */
final class OptedIn {
    private static final int MOST = 10_000;
    /** Asked at once; the others have their turn the next time. */
    private static final int AT_ONCE = 100;

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Performer performer;
    private final String feature;
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(REMEMBERED)
            .executor(Runnable::run)
            .build();

    /**
     * @param feature what they advertise
     */
    OptedIn(Performer performer, String feature) {
        this.performer = performer;
        this.feature = feature;
    }

    boolean isNamed(String remote) {
        return Boolean.TRUE.equals(known.getIfPresent(remote));
    }

    /**
     * Asks those of whom nothing is known.
     *
     * @param remotes other servers, each with a domain of this one that has a stream with it
     * @param then what happens once all have answered, or did not
     */
    void ask(Map<String, String> remotes, Runnable then) {
        List<Map.Entry<String, String>> asked = remotes.entrySet().stream()
                .filter(entry -> known.getIfPresent(entry.getKey()) == null)
                .limit(AT_ONCE)
                .toList();
        AtomicInteger left = new AtomicInteger(asked.size());
        for (Map.Entry<String, String> one : asked) {
            Iq question = Iq.request(Iq.Type.GET, "serverinfo", Element.of(Description.QUERY))
                    .with(new Header(
                            Jid.prepared("", one.getValue()), Jid.prepared("", one.getKey()), "serverinfo", ""));
            performer.perform(List.of(new Effect.Ask(question, PATIENCE, answer -> {
                known.put(one.getKey(), answer.type() == Iq.Type.RESULT && advertises(answer));
                if (left.decrementAndGet() == 0) {
                    then.run();
                }
                return List.of();
            })));
        }
    }

    private boolean advertises(Iq answer) {
        return answer.payload()
                .flatMap(Description::from)
                .filter(about -> about.features().contains(feature))
                .isPresent();
    }
}
