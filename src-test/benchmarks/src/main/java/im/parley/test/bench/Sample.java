package im.parley.test.bench;

import java.util.Random;

/** Stanzas as clients send them, in their usual sizes. */
public enum Sample {
    /** A line of a chat with what clients add to it: chat state, receipt request, origin id; 391 bytes. */
    CHAT(391) {
        @Override
        public String xml(String to, String id) {
            String head = "<message to='" + to + "' id='" + id + "' type='chat'><body>";
            String tail = "</body><active xmlns='http://jabber.org/protocol/chatstates'/>"
                    + "<request xmlns='urn:xmpp:receipts'/><origin-id xmlns='urn:xmpp:sid:0' id='" + id
                    + "'/></message>";
            return head + PROSE.substring(0, size() - head.length() - tail.length()) + tail;
        }
    },

    /** An encrypted message (XEP-0384) to four devices; 2.6 KB. */
    ENCRYPTED(2600) {
        @Override
        public String xml(String to, String id) {
            StringBuilder head = new StringBuilder("<message to='" + to + "' id='" + id + "' type='chat'>"
                    + "<encrypted xmlns='urn:xmpp:omemo:2'><header sid='27183'><keys jid='juliet@example.com'>");
            for (int device = 0; device < 4; device++) {
                head.append("<key rid='").append(31415 + device).append("'>").append(BASE64, 0, 220).append("</key>");
            }
            head.append("</keys></header><payload>");
            String tail = "</payload></encrypted><store xmlns='urn:xmpp:hints'/>"
                    + "<encryption xmlns='urn:xmpp:eme:0' namespace='urn:xmpp:omemo:2' name='OMEMO'/>"
                    + "<origin-id xmlns='urn:xmpp:sid:0' id='" + id + "'/></message>";
            return head + BASE64.substring(0, size() - head.length() - tail.length()) + tail;
        }
    },

    /** An available presence with capabilities and the hash of an avatar; about 400 bytes. */
    PRESENCE(0) {
        @Override
        public String xml(String to, String id) {
            return "<presence id='" + id + "'><show>away</show><status>Wherefore art thou?</status>"
                    + "<priority>5</priority><c xmlns='http://jabber.org/protocol/caps' hash='sha-1'"
                    + " node='https://client.example.org' ver='QgayPKawpkPSDYmwT/WM94uAlu0='/>"
                    + "<x xmlns='vcard-temp:x:update'><photo>01b87fcd030b72895ff8e88db57ec525450f000d</photo></x>"
                    + "<idle xmlns='urn:xmpp:idle:1' since='2026-01-01T10:00:00Z'/></presence>";
        }
    };

    private static final String PROSE = "But, soft! what light through yonder window breaks? It is the east, and"
            + " Juliet is the sun. Arise, fair sun, and kill the envious moon, who is already sick and pale with"
            + " grief, that thou her maid art far more fair than she. Be not her maid, since she is envious; her"
            + " vestal livery is but sick and green, and none but fools do wear it; cast it off. It is my lady.";
    private static final String BASE64 = base64(2600);

    private final int size;

    Sample(int size) {
        this.size = size;
    }

    /** The bytes on the wire, as a client sends it; all characters are ASCII. */
    public abstract String xml(String to, String id);

    int size() {
        return size;
    }

    /** What looks like encrypted data, the same at every start. */
    private static String base64(int length) {
        Random random = new Random(length);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(64)));
        }
        return text.toString();
    }
}
