package im.parley.test.bench.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What a client does to get the events of its contacts: it says so by its capabilities (XEP-0115, XEP-0163). */
final class Interest {
    static final byte[] ASKED = Item.ascii("http://jabber.org/protocol/disco#info");
    private static final String NODE = "https://client.example.org";

    private Interest() {}

    private static String version(String node) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(("client/pc//load<" + node + "+notify<").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // Java has SHA-1
        }
    }

    static String presence(String node) {
        return "<presence><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='" + NODE + "' ver='"
                + version(node) + "'/></presence>";
    }

    static String answer(Item asked, String node) {
        return "<iq type='result' id='" + asked.attribute("id") + "' to='" + asked.attribute("from")
                + "'><query xmlns='http://jabber.org/protocol/disco#info' node='" + NODE + '#' + version(node)
                + "'><identity category='client' type='pc' name='load'/><feature var='" + node
                + "+notify'/></query></iq>";
    }
}
