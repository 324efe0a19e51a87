package im.parley.feature.amp;

import im.parley.server.spi.Expiry;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules of a message, in their order.
 *
 * @param amp the element
 */
record Ruleset(Element amp) {
    private static final Name UNSUPPORTED_ACTIONS = Name.of(Expiry.AMP_NS, "unsupported-actions");
    private static final Name UNSUPPORTED_CONDITIONS = Name.of(Expiry.AMP_NS, "unsupported-conditions");
    private static final Name INVALID_RULES = Name.of(Expiry.AMP_NS, "invalid-rules");
    private static final Name FAILED_RULES = Name.of(Expiry.AMP_NS + "#errors", "failed-rules");
    private static final StanzaError NO_RULES = Condition.BAD_REQUEST.because("there are no rules");
    /** Each rule may make a message to the sender, or to whoever the sender says he is. */
    private static final int MOST = 20;

    private static final StanzaError TOO_MANY =
            Condition.POLICY_VIOLATION.because("there are more than " + MOST + " rules");
    private static final StanzaError PER_HOP =
            Condition.BAD_REQUEST.because("'per-hop' must be 'true' or 'false'");

    /**
     * The rules of a message; none when it has none, or when it tells what became of another message. Those of a message
     * to a room are the room's business: who gets it from there is not whom its sender asked about.
     */
    static Optional<Ruleset> of(Message message) {
        return message.isError() || message.type() == Message.Type.GROUPCHAT
                ? Optional.empty()
                : message.child(Expiry.AMP)
                        .filter(amp -> amp.attribute("status").isEmpty())
                        .map(Ruleset::new);
    }

    /** What is wrong with the rules, section 6.1; all of one kind are told at once (section 2.2.1). */
    Optional<StanzaError> flaw() {
        if (elements().isEmpty()) {
            return Optional.of(NO_RULES);
        }
        if (elements().size() > MOST) {
            return Optional.of(TOO_MANY);
        }
        if (!Set.of("true", "false").contains(amp.attribute("per-hop", "false"))) {
            return Optional.of(PER_HOP);
        }
        return flaw(Condition.BAD_REQUEST, UNSUPPORTED_ACTIONS, rule -> Rule.Action.of(rule).isEmpty())
                .or(() -> flaw(
                        Condition.BAD_REQUEST, UNSUPPORTED_CONDITIONS, rule -> Rule.Condition.of(rule).isEmpty()))
                .or(() -> flaw(Condition.NOT_ACCEPTABLE, INVALID_RULES, rule -> Rule.of(rule).isEmpty()));
    }

    /** Section 9: the rules that would tell a stranger whether the recipient is there. */
    Optional<StanzaError> indiscretion() {
        return flaw(Condition.NOT_ACCEPTABLE, INVALID_RULES, rule -> Rule.Action.of(rule)
                .filter(Rule.Action::tells)
                .isPresent());
    }

    private Optional<StanzaError> flaw(Condition general, Name specific, Predicate<Element> isFlawed) {
        List<Element> flawed = elements().stream().filter(isFlawed).toList();
        return flawed.isEmpty()
                ? Optional.empty()
                : Optional.of(general.error()
                        .as(StanzaError.Type.MODIFY)
                        .with(Element.build(specific).addAll(flawed).build()));
    }

    private List<Element> elements() {
        return amp.elements(Expiry.RULE);
    }

    /** The rules to process; by section 3.3.3 {@code match-resource} is ignored when each hop is to process them. */
    List<Rule> rules() {
        boolean perHop = amp.attribute("per-hop", "").equals("true");
        return elements().stream()
                .flatMap(rule -> Rule.of(rule).stream())
                .filter(rule -> !perHop || rule.condition() != Rule.Condition.MATCH_RESOURCE)
                .toList();
    }

    /** The message as the recipient gets it: with the addresses (section 4.1), without the rules that are done with. */
    Message without(List<Rule> done, Message message, Jid from, Jid to) {
        List<Element> finished = done.stream().map(Rule::element).toList();
        List<Element> rest = elements().stream().filter(rule -> !finished.contains(rule)).toList();
        Content others = message.content().without(Expiry.AMP);
        return message.with(rest.isEmpty()
                ? others
                : others.plus(Element.build(Expiry.AMP)
                        .attribute("per-hop", amp.attribute("per-hop"))
                        .attribute("from", from.toString())
                        .attribute("to", to.toString())
                        .addAll(rest)
                        .build()));
    }

    /** Tells the sender of a rule that was met, section 2.2.5. */
    static Message event(Rule rule, Message message, Jid sender, Jid intended) {
        Element amp = Element.build(Expiry.AMP)
                .attribute("status", rule.action().attribute)
                .attribute("from", sender.toString())
                .attribute("to", intended.toString())
                .add(rule.element())
                .build();
        Message event = rule.action() == Rule.Action.ERROR
                ? Message.to(sender, Message.Type.ERROR, amp, failure(rule).toElement())
                : Message.to(sender, Message.Type.NORMAL, amp);
        return event.withFrom(intended.domainJid()).withId(message.id());
    }

    private static StanzaError failure(Rule rule) {
        return Condition.UNDEFINED_CONDITION
                .error()
                .as(StanzaError.Type.MODIFY)
                .with(Element.of(FAILED_RULES, rule.element()));
    }
}
