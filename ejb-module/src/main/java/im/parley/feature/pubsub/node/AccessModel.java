package im.parley.feature.pubsub.node;

import im.parley.wire.stanza.StanzaError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may subscribe to a node and retrieve its items, XEP-0060 section 4.5. Owners and publishers always may. */
public sealed interface AccessModel {

    /** What decides about somebody. What costs something is asked for only by models that need it. */
    interface Visitor {
        /** Whether the visitor sees the presence of an owner. */
        boolean seesPresence();

        /** The groups in which owners have the visitor, who sees their presence. */
        Set<String> groups();

        /** Whether the visitor is a member, or more. */
        boolean isMember();

        /** Whether the visitor is subscribed, approved if need be. */
        boolean isSubscribed();
    }

    /** Why the visitor may not retrieve items; nothing when that is allowed (section 6.5.1). */
    Optional<StanzaError> reading(Visitor visitor);

    /** Why the visitor may not subscribe; nothing when that is allowed, or has to be approved (section 6.1.3). */
    default Optional<StanzaError> subscribing(Visitor visitor) {
        return reading(visitor);
    }

    /** Whether owners must approve the visitor's subscription (section 6.1.4). */
    default boolean needsApproval(Visitor visitor) {
        return false;
    }

    /** Everybody. */
    record Open() implements AccessModel {
        @Override
        public Optional<StanzaError> reading(Visitor visitor) {
            return Optional.empty();
        }
    }

    /** Who sees the presence of an owner. */
    record Presence() implements AccessModel {
        @Override
        public Optional<StanzaError> reading(Visitor visitor) {
            return visitor.seesPresence() ? Optional.empty() : Optional.of(Faults.PRESENCE_REQUIRED);
        }
    }

    /** Who is in a group of an owner's roster. */
    record Roster(List<String> allowed) implements AccessModel {
        /** Takes a copy. */
        public Roster {
            allowed = List.copyOf(allowed);
        }

        @Override
        public Optional<StanzaError> reading(Visitor visitor) {
            return visitor.groups().stream().anyMatch(allowed::contains)
                    ? Optional.empty()
                    : Optional.of(Faults.NOT_IN_GROUP);
        }
    }

    /** Whom an owner has approved. Members are, by being members. */
    record Authorize() implements AccessModel {
        @Override
        public Optional<StanzaError> reading(Visitor visitor) {
            return visitor.isMember() || visitor.isSubscribed()
                    ? Optional.empty()
                    : Optional.of(Faults.NOT_SUBSCRIBED);
        }

        @Override
        public Optional<StanzaError> subscribing(Visitor visitor) {
            return Optional.empty();
        }

        @Override
        public boolean needsApproval(Visitor visitor) {
            return !visitor.isMember();
        }
    }

    /** Whom an owner has put on the list. */
    record Whitelist() implements AccessModel {
        @Override
        public Optional<StanzaError> reading(Visitor visitor) {
            return visitor.isMember() ? Optional.empty() : Optional.of(Faults.CLOSED);
        }
    }

    /** The model of a configuration. */
    static AccessModel of(Configuration configuration) {
        return switch (configuration.get(Settings.ACCESS)) {
            case OPEN -> new Open();
            case PRESENCE -> new Presence();
            case ROSTER -> new Roster(configuration.get(Settings.GROUPS));
            case AUTHORIZE -> new Authorize();
            case WHITELIST -> new Whitelist();
        };
    }
}
