package im.parley.test.hostile;

import im.parley.test.client.ProtocolFailure;
import im.parley.test.container.OwnServer;
import im.parley.wire.xml.Element;
import java.io.UncheckedIOException;
import java.util.Random;

/** One client that writes as fast as it gets confirmations, until the server is gone. */
final class Writer implements Runnable {
    private static final int CONTACTS = 12;
    private static final int MESSAGES = 5;

    private final OwnServer server;
    private final String user;
    private final Ledger ledger;
    private final Random random;

    /**
     * @param user who changes the roster and sends messages; {@link #reader} never logs in
     * @param ledger where it notes what it does
     */
    Writer(OwnServer server, String user, Ledger ledger, long seed) {
        this.server = server;
        this.user = user;
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /** Who gets the messages and is offline. */
    static String reader(String user) {
        return user + "-reader";
    }

    @Override
    public void run() {
        try (Guest guest = Guest.logIn(server, user)) {
            while (true) {
                register();
                changeRoster(guest);
                changeRoster(guest);
                sendMessages(guest);
            }
        } catch (ProtocolFailure | UncheckedIOException killed) {
            // As intended: what was not confirmed does not count.
        }
    }

    private void register() {
        String fresh = user + '-' + ledger.accounts().size() + '-' + Long.toString(random.nextLong(1L << 40), 36);
        Guest.register(server, fresh);
        ledger.accountConfirmed(fresh);
    }

    private void changeRoster(Guest guest) {
        String contact = "contact" + random.nextInt(CONTACTS) + '@' + OwnServer.DOMAIN;
        boolean removal = random.nextInt(4) == 0;
        String name = removal ? Ledger.ABSENT : "name" + random.nextInt(1_000_000);
        ledger.attempt(contact, name);
        String attributes = removal ? "subscription='remove'" : "name='" + name + "'";
        Element answer = guest.ask(
                "set", "<query xmlns='jabber:iq:roster'><item jid='" + contact + "' " + attributes + "/></query>");
        // The removal of somebody who is not there is refused (RFC 6121 section 2.5.3), and is no change either.
        if (answer.attribute("type", "").equals("result") || removal) {
            ledger.contactConfirmed(contact);
        }
    }

    /** Messages, and a ping whose answer says that they are dealt with. */
    private void sendMessages(Guest guest) {
        int first = ledger.nextMessage();
        int last = first;
        send(guest, first);
        while (last - first < MESSAGES - 1) {
            last = ledger.nextMessage();
            send(guest, last);
        }
        guest.ping();
        for (int number = first; number <= last; number++) {
            ledger.messageConfirmed(number);
        }
    }

    private void send(Guest guest, int number) {
        guest.send("<message type='chat' to='" + reader(user) + '@' + OwnServer.DOMAIN + "' id='m" + number + "'><body>"
                + number + "</body></message>");
    }
}
