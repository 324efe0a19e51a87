package im.parley.test.bench.load;

import im.parley.test.bench.ClientScram;

/**
 * An account on the server.
 *
 * @param name its local part
 * @param keys what SCRAM derives from the password, once known
 */
record Account(String name, String password, ClientScram.KeyCache keys) {
    /** The account of a number; the same number is always the same account. */
    static Account of(int number, String password) {
        return new Account("load%06d".formatted(number), password, new ClientScram.KeyCache());
    }
}
