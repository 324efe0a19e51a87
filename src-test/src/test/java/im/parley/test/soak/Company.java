package im.parley.test.soak;

import im.parley.test.container.OwnServer;

/** Who takes part: accounts with two resources each, numbered through. */
record Company(int clients) {
    static final String PASSWORD = "by any other word would smell as sweet";
    private static final int RESOURCES = 2;

    int accounts() {
        return clients / RESOURCES;
    }

    static int accountOf(int client) {
        return client / RESOURCES;
    }

    /** The other client of the same account. */
    static int siblingOf(int client) {
        return client ^ 1;
    }

    static String user(int account) {
        return "player" + account;
    }

    static String bare(int account) {
        return user(account) + '@' + OwnServer.DOMAIN;
    }

    static String resource(int client) {
        return "resource" + client % RESOURCES;
    }

    static String full(int client) {
        return bare(accountOf(client)) + '/' + resource(client);
    }

    /** The first resource is preferred: it gets what is for the account, the other a carbon of it. */
    static int priority(int client) {
        return 1 - client % RESOURCES;
    }

    /** One of four speaks TLS. */
    static boolean isSecret(int client) {
        return client % 4 == 0;
    }
}
