package im.parley.server.spi;

import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import java.util.List;

/** What a filter decides of a stanza. The effects are performed after the stanza has gone its way. */
@SuppressWarnings("ClassInitializationDeadlock") // the boot initialises this class before there is a second thread
public sealed interface Verdict {
    /** Go on unchanged. */
    Verdict PASS = new Pass(List.of());

    /** What happens afterwards. */
    List<Effect> effects();

    /** Go on unchanged. */
    record Pass(List<Effect> effects) implements Verdict {}

    /** Go on with another stanza of the same kind. */
    record Replace(Stanza stanza, List<Effect> effects) implements Verdict {}

    /**
     * Go no further, and say nothing to the sender.
     *
     * @param why for the debug log
     */
    record Drop(String why, List<Effect> effects) implements Verdict {}

    /** Go no further; the sender gets an error, unless the stanza is an error or a result itself. */
    record Bounce(StanzaError error, List<Effect> effects) implements Verdict {}

    /** Go on with another stanza. */
    static Verdict replace(Stanza stanza) {
        return new Replace(stanza, List.of());
    }

    /** Go no further. */
    static Verdict drop(String why) {
        return new Drop(why, List.of());
    }

    /** Go no further; the sender gets an error. */
    static Verdict bounce(StanzaError error) {
        return new Bounce(error, List.of());
    }

    /** The same verdict, followed by effects. */
    default Verdict then(Effect... effects) {
        return then(List.of(effects));
    }

    /** The same verdict, followed by effects. */
    default Verdict then(List<Effect> after) {
        return switch (this) {
            case Pass pass -> new Pass(after);
            case Replace replace -> new Replace(replace.stanza, after);
            case Drop drop -> new Drop(drop.why, after);
            case Bounce bounce -> new Bounce(bounce.error, after);
        };
    }
}
