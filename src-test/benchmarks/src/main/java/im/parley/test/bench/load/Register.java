package im.parley.test.bench.load;

import java.util.function.Consumer;

/** Makes an account in-band (XEP-0077), or finds that it is there already; then leaves. */
record Register(Account account, Consumer<Boolean> done) implements Dialogue {
    @Override
    public void begin(Peer peer) {
        peer.send("<iq type='set' id='reg'><query xmlns='jabber:iq:register'><username>" + account.name()
                + "</username><password>" + account.password() + "</password></query></iq>");
    }

    @Override
    public void heard(Item item, Peer peer) {
        if (!item.startsWith("<iq")) {
            return;
        }
        if (!item.isError()) {
            done.accept(true);
        } else if (item.text().contains("<conflict")) {
            done.accept(false);
        } else {
            peer.fail("registration refused: " + item.text());
            return;
        }
        peer.leave();
    }
}
