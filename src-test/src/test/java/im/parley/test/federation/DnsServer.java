package im.parley.test.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A name server that knows what a test tells it, on a port of its own. */
public final class DnsServer implements AutoCloseable {
    private static final int LARGEST = 4096;
    private static final long TTL = 1;

    private final DatagramSocket socket;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final Set<Name> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<Name> broken = ConcurrentHashMap.newKeySet();

    /** A name server that knows nothing yet. */
    public DnsServer() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("name server").start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** A server of a domain and of a service below it: an SRV record of one kind, and the address. */
    public void server(String domain, boolean directTls, String address, int port) {
        host("host." + domain, address);
        service(domain, directTls, "host." + domain, port);
    }

    /** The same with a host that is known otherwise. */
    public void service(String domain, boolean directTls, String host, int port) {
        String label = directTls ? "_xmpps-server._tcp." : "_xmpp-server._tcp.";
        for (String each : List.of(domain, "muc." + domain, "pubsub." + domain)) {
            records.add(new SRVRecord(name(label + each), DClass.IN, TTL, 0, 0, port, name(host)));
        }
    }

    /** The address of a host. */
    public void host(String host, String address) {
        try {
            records.add(new ARecord(name(host), DClass.IN, TTL, InetAddress.getByName(address)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any other record. */
    public void add(Record record) {
        records.add(record);
    }

    /** A name that stands for another one. */
    public void alias(String name, String other) {
        records.add(new CNAMERecord(name(name), DClass.IN, TTL, name(other)));
    }

    /** A domain, and all below it, is not there any more. */
    public void forget(String domain) {
        records.removeIf(record -> record.getName().subdomain(name(domain)));
    }

    /** Questions about this name are not answered. */
    public void ignore(String name) {
        unanswered.add(name(name));
    }

    /** Questions about this name are answered with a failure. */
    public void fail(String name) {
        broken.add(name(name));
    }

    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void serve() {
        byte[] buffer = new byte[LARGEST];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] question = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
                Message asked = new Message(question);
                if (!unanswered.contains(asked.getQuestion().getName())) {
                    byte[] answer = answer(asked).toWire(LARGEST);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closedOrMalformed) {
                // The loop ends when the socket is closed; what cannot be understood is not answered.
            }
        }
    }

    private Message answer(Message question) {
        Record asked = question.getQuestion();
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.getHeader().setFlag(Flags.AA);
        if (question.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        answer.addRecord(asked, Section.QUESTION);
        boolean exists = records.stream().anyMatch(record -> record.getName().subdomain(asked.getName()));
        Set<Record> found = new LinkedHashSet<>();
        collect(asked.getName(), asked.getType(), found);
        found.forEach(record -> answer.addRecord(record, Section.ANSWER));
        answer.getHeader().setRcode(exists ? Rcode.NOERROR : Rcode.NXDOMAIN);
        if (broken.contains(asked.getName())) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        }
        return answer;
    }

    /** What is known of a name and of all that it stands for, each once. */
    private void collect(Name name, int type, Set<Record> found) {
        for (Record record : records) {
            boolean alias = record instanceof CNAMERecord && type != Type.CNAME;
            if (record.getName().equals(name) && (record.getType() == type || alias) && found.add(record) && alias) {
                collect(((CNAMERecord) record).getTarget(), type, found);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
