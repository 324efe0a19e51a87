package im.parley.server.component;

import im.parley.server.route.Outside;
import im.parley.store.component.ComponentItem.Balancing;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** A domain that an external component answers for, with the connections that it has at present. */
final class Component implements Outside {
    private static final StanzaError ABSENT =
            Condition.SERVICE_UNAVAILABLE.because("the component is not connected").as(StanzaError.Type.WAIT);
    private static final ComponentStream[] NOBODY = {};

    private final String domain;
    private final Definition definition;
    private final BiConsumer<Stanza, StanzaError> bounce;
    private final AtomicLong sent = new AtomicLong();
    private volatile ComponentStream[] streams = NOBODY;

    Component(String domain, Definition definition, BiConsumer<Stanza, StanzaError> bounce) {
        this.domain = domain;
        this.definition = definition;
        this.bounce = bounce;
    }

    String domain() {
        return domain;
    }

    Definition definition() {
        return definition;
    }

    /** Sends a stanza over one of the connections; the same one for all stanzas of the same bare address. */
    @Override
    public void send(Stanza stanza) {
        ComponentStream[] open = streams;
        if (open.length == 0) {
            absent(stanza);
            return;
        }
        sent.incrementAndGet();
        (open.length == 1 ? open[0] : choose(open, stanza)).send(stanza);
    }

    /** Nobody has asked for an answer to presence, but for one who wants to subscribe. */
    private void absent(Stanza stanza) {
        if (!(stanza instanceof Presence presence) || presence.type() == Presence.Type.SUBSCRIBE) {
            bounce.accept(stanza, ABSENT);
        }
    }

    /** The connection with the highest weight for the address: one that goes takes away nothing from the others. */
    private ComponentStream choose(ComponentStream[] open, Stanza stanza) {
        boolean receiver = definition.item().routes().balancing() == Balancing.RECEIVER;
        Jid address = receiver ? stanza.header().to() : stanza.header().from();
        int key = address == null ? 0 : address.local().hashCode() * 31 + address.domain().hashCode();
        ComponentStream best = open[0];
        for (ComponentStream stream : open) {
            if (weight(stream, key) > weight(best, key)) {
                best = stream;
            }
        }
        return best;
    }

    /** Mixes the bits as MurmurHash3 ends. */
    private static int weight(ComponentStream stream, int key) {
        int mixed = stream.number() ^ key;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    synchronized void add(ComponentStream stream) {
        List<ComponentStream> all = new ArrayList<>(Arrays.asList(streams));
        all.add(stream);
        streams = all.toArray(NOBODY);
    }

    synchronized void remove(ComponentStream stream) {
        List<ComponentStream> all = new ArrayList<>(Arrays.asList(streams));
        all.remove(stream);
        streams = all.toArray(NOBODY);
    }

    List<ComponentStream> streams() {
        return List.of(streams);
    }

    /** How many stanzas it was given. */
    long sent() {
        return sent.get();
    }
}
