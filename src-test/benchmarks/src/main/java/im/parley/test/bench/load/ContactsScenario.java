package im.parley.test.bench.load;

import java.util.List;

/** Fills rosters, each on a connection of its own, one contact after the other. */
final class ContactsScenario {
    private ContactsScenario() {}

    static Result run(Run run, int accounts) {
        int contacts = Math.max(1, run.arguments().number(Flag.CONTACTS, 10_000));
        Failures failures = new Failures();
        Pace pace = run.pace(failures);
        Cpu before = Cpu.now(run.server());
        for (int i = 0; i < accounts; i++) {
            Pace.Attempt attempt = pace.next();
            run.clients().connect(0, run.login(run.account(i), "contacts", new Filling(contacts)), attempt);
        }
        pace.rest();
        Cpu used = Cpu.now(run.server()).since(before);
        double all = (double) accounts * contacts;
        return new Result(
                "contacts",
                "%d accounts with %d contacts each, %s".formatted(accounts, contacts, run.security()),
                List.of(
                        Figure.of("roster_changes_per_second", all / used.seconds(), ""),
                        Figure.of("server_cpu_per_change", used.serverMicros() / all, "us")),
                failures.list());
    }

    /** Sends the next contact when the server has taken the last. */
    private static final class Filling implements Dialogue {
        private final int contacts;
        private int sent;

        Filling(int contacts) {
            this.contacts = contacts;
        }

        @Override
        public void begin(Peer peer) {
            next(peer);
        }

        @Override
        public void heard(Item item, Peer peer) {
            if (item.isError()) {
                peer.fail(item.text());
            } else if (item.startsWith("<iq")) {
                next(peer);
            }
        }

        private void next(Peer peer) {
            if (sent == contacts) {
                peer.leave();
                return;
            }
            sent++;
            peer.send("<iq type='set' id='c" + sent + "'><query xmlns='jabber:iq:roster'><item jid='contact" + sent
                    + "@capulet.example' name='Contact " + sent + "'><group>Capulet</group></item></query></iq>");
        }
    }
}
