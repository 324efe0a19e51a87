package im.parley.test.hostile;

import im.parley.test.container.OwnServer;

/** One server for all tests that let it live, with short time-outs and small bounds. */
final class HostileServer {
    /** A port that takes few new connections in a second. */
    static final int THROTTLED_PORT = 5224;

    static final int CONNECTIONS_PER_SECOND = 20;
    /** What is kept for a client that does not read. */
    static final int UNSENT_BYTES = 1024 * 1024;

    static final int LOGIN_SECONDS = 12;
    static final int MAX_STANZA = 256 * 1024;
    static final int MAX_STANZA_BEFORE_LOGIN = 16 * 1024;

    private static final String CONFIGURATION = """
            'default-virtual-host' = '%s'
            c2s () {
              'net-buffer-limit' = %dL
              'last_minute_bin_limit' = 0L
              'stream-close-timeout' = 'PT2S'
              connections () {
                ports = [ 5222, 5223, %d ]
                %d () {
                  'new-connections-throttling' = %d
                }
              }
            }
            'sess-man' () {
              'auth-timeout' = 'PT%dS'
              'sasl-provider' () {
                'scram-iterations' = 4096
              }
              'jabber:iq:register' () {
                limit = 0
              }
              'brute-force-locker' () {
                'brute-force-lock-enabled' = false
              }
            }
            """.formatted(
                    OwnServer.DOMAIN,
                    UNSENT_BYTES,
                    THROTTLED_PORT,
                    THROTTLED_PORT,
                    CONNECTIONS_PER_SECOND,
                    LOGIN_SECONDS);

    private HostileServer() {}

    /** The server, started when it is asked for first. It ends with the tests' Java process. */
    static OwnServer shared() {
        return Holder.SERVER;
    }

    private static final class Holder {
        static final OwnServer SERVER = OwnServer.start("hostile", CONFIGURATION);
    }
}
