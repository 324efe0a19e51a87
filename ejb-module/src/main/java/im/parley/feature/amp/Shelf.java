package im.parley.feature.amp;

import im.parley.server.spi.Expiry;
import im.parley.server.spi.Options;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.account.OfflineLimits;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.store.offline.StoreOutcome;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaText;
import jakarta.inject.Inject;
import java.time.Clock;

/** The place for messages that wait for an account, and what happens when it is full. */
final class Shelf {
    private static final StanzaError FULL =
            Condition.SERVICE_UNAVAILABLE.because("the recipient has too many messages waiting");

    private final OfflineStore store;
    private final OfflineLimits limits;
    private final AmpOptions options;
    private final Clock clock;

    @Inject
    Shelf(OfflineStore store, OfflineLimits limits, Options options, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.options = options.of(AmpOptions.class);
        this.clock = clock;
    }

    /** Keeps a message until the account becomes available the next time. */
    void keep(Message message, Jid account) {
        OfflineMessage unlimited = OfflineMessage.of(clock.instant(), StanzaText.write(message));
        OfflineMessage waiting = Expiry.of(message).map(unlimited::expiring).orElse(unlimited);
        if (store.store(account, waiting, limit(account)) == StoreOutcome.FULL) {
            throw new Refusal(FULL);
        }
    }

    /** Whether a message that is about to be stored is dropped instead, because there are too many. */
    Verdict judge(Message message, Jid account) {
        boolean full = options.quota() == AmpOptions.Quota.DROP && store.count(account) >= limit(account);
        return full ? Verdict.drop("too many messages wait") : Verdict.PASS;
    }

    private int limit(Jid account) {
        return limits.of(account);
    }

    /** A message is about to be returned to its sender. */
    Verdict returned() {
        return options.silently() ? Verdict.drop("silently-ignore-message") : Verdict.PASS;
    }
}
