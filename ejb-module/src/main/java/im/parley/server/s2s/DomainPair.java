package im.parley.server.s2s;

/**
 * A domain of this server and one of another.
 *
 * @param local the domain of this server
 * @param remote the other server's
 */
record DomainPair(String local, String remote) {
    @Override
    public String toString() {
        return local + " and " + remote;
    }
}
