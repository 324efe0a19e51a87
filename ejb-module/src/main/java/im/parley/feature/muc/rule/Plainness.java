package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Rule;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;
import java.util.Set;

/** Where an administrator wants that, rooms pass on nothing but text, or nothing but the plainest presence. */
final class Plainness implements Rule {
    private static final Set<Name> WORDS = Set.of(Message.BODY, Message.SUBJECT, Message.THREAD);
    private static final Set<Name> LOOKS = Set.of(Presence.SHOW, Presence.STATUS, Presence.PRIORITY);
    /** Another rule decides about them. */
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";

    private final boolean messages;
    private final boolean presence;

    /**
     * @param messages whether messages are plain
     * @param presence whether presence is plain
     */
    Plainness(boolean messages, boolean presence) {
        this.messages = messages;
        this.presence = presence;
    }

    @Override
    public Optional<Sieve> sieve() {
        return messages || presence ? Optional.of(this::passes) : Optional.empty();
    }

    private boolean passes(Stanza stanza, Element child) {
        return switch (stanza) {
            case Message message -> !messages
                    || WORDS.contains(child.name())
                    || child.name().namespace().equals(CHAT_STATES);
            case Presence shown -> !presence || LOOKS.contains(child.name());
            case Iq iq -> true;
        };
    }
}
