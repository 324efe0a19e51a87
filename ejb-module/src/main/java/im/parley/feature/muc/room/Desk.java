package im.parley.feature.muc.room;

import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests to a room, which rules answer (XEP-0045 section 17.4), or to an occupant. */
final class Desk {
    private static final StanzaError ONE_CHILD = Condition.BAD_REQUEST.because("a request needs exactly one child");

    private Desk() {}

    static void take(Room room, Iq iq, Jid sender) {
        if (iq.to().orElseThrow().isFull()) {
            Whispers.iq(room, iq, sender);
            return;
        }
        if (!iq.isRequest()) {
            room.rules().forEach(rule -> rule.answered(room, sender, iq));
            return;
        }
        Element payload = iq.payload().orElseThrow(() -> new Refusal(ONE_CHILD));
        Rule.Request request = new Rule.Request(iq.type(), payload.name());
        Optional<Rule.Search> search = room.rules().search(request);
        if (search.isPresent()) {
            Supplier<Rule.Found> work = search.get().prepare(room, sender, payload);
            room.lane().aside(iq, () -> found(room.jid(), iq, work));
            return;
        }
        Rule.Answer answer = room.rules().answer(request).orElseThrow(Reception::unknown);
        Optional<Element> result = answer.to(room, sender, payload);
        room.send(result.map(iq::result).orElseGet(iq::result));
        room.catchUp();
    }

    private static List<Effect> found(Jid room, Iq iq, Supplier<Rule.Found> work) {
        try {
            Rule.Found found = work.get();
            List<Effect> effects = new ArrayList<>();
            found.before().forEach(message -> effects.add(new Effect.Send(message)));
            effects.add(new Effect.Send(iq.result(found.result())));
            return effects;
        } catch (Refusal refusal) {
            return List.of(new Effect.Send(Reception.refusal(iq, refusal.error(), room)));
        }
    }
}
