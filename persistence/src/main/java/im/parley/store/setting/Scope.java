package im.parley.store.setting;

import im.parley.wire.addr.Jid;

/** What a setting holds for. */
public sealed interface Scope {
    /** The whole installation. */
    Scope INSTALLATION = new Installation();

    /** The whole installation. */
    record Installation() implements Scope {}

    /**
     * One domain.
     *
     * @param name the prepared domain part
     */
    record Domain(String name) implements Scope {}

    /**
     * One account, with which its settings go.
     *
     * @param address the bare address
     */
    record Account(Jid address) implements Scope {
        /** Cuts the address to the bare one. */
        public Account {
            address = address.bare();
        }
    }
}
