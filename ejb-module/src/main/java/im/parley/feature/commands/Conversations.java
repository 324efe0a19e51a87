package im.parley.feature.commands;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The commands that wait for a form. Bounded in all and for each requester: the one goes that was used least recently. An
 * id carries a seal, so that one that is over can be told from one that never was, without keeping either.
 */
final class Conversations {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 12;
    private static final int SEAL_LENGTH = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final CommandOptions options;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec secret;
    /** The one that was used least recently first. */
    private final Map<String, Entry> open = new LinkedHashMap<>();

    private record Entry(Conversation conversation, Instant until) {}

    Conversations(CommandOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.secret = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** An id that nobody has and nobody guesses. */
    String newId() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String text = TEXT.encodeToString(bytes);
        return text + seal(text);
    }

    /**
     * Takes a conversation out, so that nobody else goes on with it meanwhile.
     *
     * @throws Refusal when it is over, or there was none of that id between the two
     */
    synchronized Conversation take(String id, Jid requester, Jid addressed, String node) {
        expire();
        Entry entry = open.get(id);
        if (entry == null) {
            throw new Refusal(isOurs(id) ? Mishap.EXPIRED : Mishap.BAD_SESSION);
        }
        if (!entry.conversation.isBetween(requester, addressed, node)) {
            throw new Refusal(Mishap.BAD_SESSION);
        }
        open.remove(id);
        return entry.conversation;
    }

    /** Keeps a conversation until it goes on. */
    synchronized void put(String id, Conversation conversation) {
        expire();
        List<String> others = new ArrayList<>();
        open.forEach((other, entry) -> {
            if (entry.conversation.requester().equals(conversation.requester())) {
                others.add(other);
            }
        });
        if (others.size() >= options.perRequester()) {
            open.remove(others.getFirst());
        } else if (open.size() >= options.sessions()) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(id, new Entry(conversation, clock.instant().plus(options.timeout())));
    }

    /** Forgets what a requester has begun, who is gone. */
    synchronized void forget(Jid requester) {
        open.values().removeIf(entry -> entry.conversation.requester().equals(requester));
    }

    synchronized int size() {
        return open.size();
    }

    private void expire() {
        Instant now = clock.instant();
        Iterator<Entry> oldest = open.values().iterator();
        while (oldest.hasNext() && !oldest.next().until.isAfter(now)) {
            oldest.remove();
        }
    }

    private boolean isOurs(String id) {
        int cut = id.length() - SEAL_LENGTH;
        return cut > 0
                && MessageDigest.isEqual(
                        seal(id.substring(0, cut)).getBytes(StandardCharsets.UTF_8),
                        id.substring(cut).getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] sum = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return TEXT.encodeToString(sum).substring(0, SEAL_LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
