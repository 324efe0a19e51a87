package im.parley.store.privacy;

import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;

/** Whom an item of a privacy list is about, XEP-0016 section 2.1. */
public sealed interface Matcher {
    /** Everybody: the fall-through case. */
    record Anybody() implements Matcher {}

    /** An address, and what belongs to it. */
    record Address(Jid jid) implements Matcher {}

    /** The contacts in a group of the roster. */
    record Group(String name) implements Matcher {}

    /** The contacts with that subscription; {@code NONE} is also everybody who is not in the roster. */
    record Subscribed(Subscription subscription) implements Matcher {}
}
