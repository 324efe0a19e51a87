package im.parley.test.bench.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An external component (XEP-0114) that says back whatever it is told. */
final class Echo implements Dialogue {
    private static final byte[] STREAM = Item.ascii("<stream:stream");
    private static final byte[] HANDSHAKE = Item.ascii("<handshake");
    private static final byte[] MESSAGE = Item.ascii("<message");
    private static final byte[] TO = Item.ascii(" to='");
    private static final byte[] FROM = Item.ascii(" from='");

    private final String domain;
    private final String secret;
    private final Runnable ready;

    /**
     * @param ready hears that it has logged in
     */
    Echo(String domain, String secret, Runnable ready) {
        this.domain = domain;
        this.secret = secret;
        this.ready = ready;
    }

    @Override
    public void begin(Peer peer) {
        peer.send("<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
                + " xmlns:stream='http://etherx.jabber.org/streams' to='" + domain + "'>");
    }

    @Override
    public void heard(Item item, Peer peer) {
        if (item.startsWith(MESSAGE)) {
            peer.send(answer(item));
        } else if (item.startsWith(STREAM)) {
            peer.send("<handshake>" + digest(item.attribute("id") + secret) + "</handshake>");
        } else if (item.startsWith(HANDSHAKE)) {
            ready.run();
        }
    }

    /** The two addresses change places when their names do. */
    static byte[] answer(Item item) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream(item.to() - item.from());
        byte[] bytes = item.bytes();
        int at = item.from();
        while (at < item.to() && bytes[at] != '>') {
            Item rest = new Item(bytes, at, item.to());
            if (rest.startsWith(TO)) {
                answer.writeBytes(FROM);
                at += TO.length;
            } else if (rest.startsWith(FROM)) {
                answer.writeBytes(TO);
                at += FROM.length;
            } else {
                answer.write(bytes[at++]);
            }
        }
        answer.write(bytes, at, item.to() - at);
        return answer.toByteArray();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }
}
