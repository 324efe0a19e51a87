package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.Set;

/** Changes of the configuration (XEP-0045 sections 10.1 and 10.2). */
public final class Configuring {
    private static final StanzaError TOO_MANY =
            Condition.RESOURCE_CONSTRAINT.because("you own as many rooms as you may"); // section 14.6

    private Configuring() {}

    /**
     * Gives a room another configuration and unlocks it; occupants are told once the request is answered.
     *
     * @param by who wants it
     * @throws Refusal when a rule or the policy of the service is against it
     */
    public static void apply(Room room, Jid by, Configuration wanted) {
        Configuration before = room.configuration();
        boolean becomesListed = wanted.get(Room.LISTED) && !before.get(Room.LISTED);
        if (becomesListed && !room.house().allows(by, room.jid(), true)) {
            throw new Refusal(Muc.NOT_ALLOWED);
        }
        boolean becomesKept = wanted.get(Room.PERSISTENT) && !before.get(Room.PERSISTENT);
        if (becomesKept && !room.house().allowsMore(by.bare())) {
            throw new Refusal(TOO_MANY);
        }
        force(room, wanted);
    }

    /**
     * The same, whatever the policy of the service.
     *
     * @throws Refusal when a rule is against it
     */
    public static void force(Room room, Configuration wanted) {
        Configuration before = room.configuration();
        room.rules().forEach(rule -> rule.check(wanted));
        if (room.locked()) {
            room.locked(false); // before it is kept, so that it is kept as others find it
        }
        if (!wanted.equals(before)) {
            room.configure(wanted);
            room.occupants().all().forEach(Occupant::changed);
            room.rules().forEach(rule -> rule.configured(room, before));
            room.later(() -> tell(room));
        }
    }

    /** Section 10.2.1. */
    private static void tell(Room room) {
        Set<Status> codes = room.notes();
        if (codes.isEmpty()) {
            codes.add(Status.CONFIGURED);
        }
        Floor.announce(room, Muc.user(codes.stream().map(Status::toElement).toArray(Element[]::new)));
    }

    /** Something that belongs to the configuration has changed, for example the picture of the room. */
    public static void changed(Room room) {
        room.later(() -> Floor.announce(room, Muc.user(Status.CONFIGURED.toElement())));
    }
}
