package im.parley.test.hostile;

import java.util.List;

/** What is right before it is spoilt. */
final class Corpus {
    private static final String HEADER = "<?xml version='1.0'?><stream:stream to='parley.test' version='1.0'"
            + " xml:lang='en' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    /** Streams before the log-in. */
    static final List<String> NEGOTIATIONS = List.of(
            HEADER + "</stream:stream>",
            HEADER + "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>biwsbj1hLHI9YmM=</auth>"
                    + "<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>Yz1iaXdzLHI9YmM=</response>",
            HEADER + "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGEAYg==</auth>"
                    + "<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
            HEADER + "<iq type='get' id='r' to='parley.test'><query xmlns='jabber:iq:register'/></iq>"
                    + "<iq type='set' id='s'><query xmlns='jabber:iq:register'><username>a</username></query></iq>",
            HEADER + "<message to='a@parley.test' id='m'><body>hi</body></message>",
            HEADER + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>\u0016\u0003\u0001");

    /** What a session sends; {@code %1$s} is its own account. */
    static final List<String> STANZAS = List.of(
            "<message to='%1$s' type='chat' id='m'><body>a &lt; b</body><x xmlns='jabber:x:data' type='form'/></message>",
            "<presence><show>away</show><priority>5</priority><c xmlns='http://jabber.org/protocol/caps' ver='x'/></presence>",
            "<presence to='%1$s' type='subscribe'/><presence to='%1$s' type='unsubscribed'/>",
            "<iq type='set' id='r'><query xmlns='jabber:iq:roster'><item jid='a@parley.test' name='A'><group>g</group></item>"
                    + "</query></iq>",
            "<iq type='get' id='r'><query xmlns='jabber:iq:roster' ver='1-1'/></iq>",
            "<iq type='get' id='d' to='parley.test'><query xmlns='http://jabber.org/protocol/disco#info' node='n'/></iq>",
            "<iq type='get' id='d' to='%1$s'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
            "<iq type='set' id='p'><query xmlns='jabber:iq:register'><username>x</username><password>y</password></query></iq>",
            "<iq type='get' id='l' to='%1$s'><query xmlns='jabber:iq:last'/></iq>",
            "<iq type='get' id='v' to='parley.test'><query xmlns='jabber:iq:version'/></iq>",
            "<iq type='result' id='x' to='%1$s'/><iq type='error' id='y' from='%1$s'/>",
            "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>r</resource></bind></iq>");

    private Corpus() {}
}
