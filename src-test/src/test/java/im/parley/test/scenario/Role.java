package im.parley.test.scenario;

/**
 * Somebody in a play.
 *
 * @param name as the play calls him
 * @param account the bare JID as it stands in the text; the domain of an external component
 * @param resource the resource that he binds; empty to let the server choose
 * @param registered whether the account is made before the play
 * @param keys the hash function that his password has keys for; empty for all
 */
record Role(String name, String account, String resource, boolean registered, String keys) {
    /** Whether it is an external component, whose account is its domain. */
    boolean isComponent() {
        return account.indexOf('@') < 0;
    }

    String local() {
        return account.substring(0, Math.max(0, account.indexOf('@')));
    }

    String domain() {
        return account.substring(account.indexOf('@') + 1);
    }
}
