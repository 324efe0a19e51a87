package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A session that is nothing but its values. */
public final class TestSession implements Session {
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5222);

    private final Jid jid;
    private final Map<Key<?>, Object> state = new ConcurrentHashMap<>();
    private volatile Optional<Presence> presence = Optional.empty();
    private Facts facts = new Facts("c2s", LOOPBACK, LOOPBACK, Optional.empty());
    private Instant since = Instant.EPOCH;
    private volatile boolean connected = true;

    private TestSession(Jid jid) {
        this.jid = jid;
    }

    /** A connected resource that has sent no presence yet. */
    public static TestSession of(String jid) {
        return new TestSession(Jid.of(jid));
    }

    /** An available resource. */
    public static TestSession available(String jid, int priority) {
        TestSession session = of(jid);
        session.presence(Optional.of(Presence.of(
                Presence.Type.AVAILABLE, Element.text(Presence.PRIORITY, String.valueOf(priority)))));
        return session;
    }

    /** The same session over another connection. */
    public TestSession over(Facts connection) {
        facts = connection;
        return this;
    }

    /** The same session, bound at another time. */
    public TestSession since(Instant bound) {
        since = bound;
        return this;
    }

    /** The same session, with or without a connection. */
    public TestSession connected(boolean now) {
        connected = now;
        return this;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public Jid jid() {
        return jid;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public Optional<Presence> presence() {
        return presence;
    }

    @Override
    public void presence(Optional<Presence> broadcast) {
        presence = broadcast;
    }

    @Override
    public int priority() {
        return presence.map(Presence::priority).orElse(0);
    }

    @Override
    @SuppressWarnings("unchecked") // a key is only ever stored with a value of its type
    public <T> Optional<T> get(Key<T> key) {
        return Optional.ofNullable((T) state.get(key));
    }

    @Override
    public <T> void put(Key<T> key, T value) {
        state.put(key, value);
    }

    @Override
    public void remove(Key<?> key) {
        state.remove(key);
    }

    @Override
    public String toString() {
        return jid.toString();
    }
}
