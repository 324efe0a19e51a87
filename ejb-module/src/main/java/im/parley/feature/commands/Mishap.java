package im.parley.feature.commands;

import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;

/** The errors of XEP-0050 section 4.4. */
final class Mishap {
    static final StanzaError MALFORMED_ACTION = specific(Condition.BAD_REQUEST.because("no such action"), "malformed-action");
    static final StanzaError BAD_ACTION =
            specific(Condition.BAD_REQUEST.because("this action is not possible now"), "bad-action");
    static final StanzaError BAD_LOCALE =
            specific(Condition.BAD_REQUEST.because("that is no language tag"), "bad-locale");
    static final StanzaError BAD_SESSION =
            specific(Condition.BAD_REQUEST.because("no such session"), "bad-sessionid");
    static final StanzaError EXPIRED =
            specific(Condition.NOT_ALLOWED.because("that session is over"), "session-expired");
    static final StanzaError FORBIDDEN = Condition.FORBIDDEN.error();
    static final StanzaError UNKNOWN = Condition.ITEM_NOT_FOUND.because("no such command");
    static final StanzaError NO_NODE = Condition.BAD_REQUEST.because("a command has a node");

    private Mishap() {}

    static StanzaError badPayload(String text) {
        return specific(Condition.BAD_REQUEST.because(text), "bad-payload");
    }

    private static StanzaError specific(StanzaError general, String condition) {
        return general.with(Element.of(Name.of(CommandElement.NS, condition)));
    }
}
