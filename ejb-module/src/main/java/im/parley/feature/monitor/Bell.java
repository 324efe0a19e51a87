package im.parley.feature.monitor;

import im.parley.server.spi.Administrators;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.lang.System.Logger.Level;
import java.util.List;

/** Looks at what is watched, and tells the administrators. Who is offline finds the messages later. */
record Bell(List<Watch> watches, Administrators administrators, Performer performer) {
    private static final System.Logger LOG = System.getLogger(Bell.class.getName());
    private static final String SUBJECT = "Alarm";

    /** Looks at all of them once. */
    void look() {
        watches.forEach(watch -> watch.look().ifPresent(this::tell));
    }

    /** How many things run short. */
    long raised() {
        return watches.stream().filter(Watch::isRaised).count();
    }

    private void tell(String text) {
        LOG.log(Level.WARNING, text);
        performer.perform(
                administrators.accounts().stream().<Effect>map(who -> new Effect.Send(message(who, text))).toList());
    }

    private static Message message(Jid administrator, String text) {
        return Message.to(
                        administrator,
                        Message.Type.NORMAL,
                        Element.text(Message.SUBJECT, SUBJECT),
                        Element.text(Message.BODY, text))
                .withFrom(administrator.domainJid());
    }
}
