package im.parley.test.bench.load;

/** What a server needs to be told before it is loaded. */
final class ServerConfig {
    private static final int SERVERS = 5269;

    private ServerConfig() {}

    static String text(Arguments arguments) {
        return """
                # For measuring on one machine, and only from there: it asks no client for TLS and lets anybody make any
                # number of accounts.
                'default-virtual-host' = '%s'

                c2s () {
                    # The usual bound of a connection; one pair alone may chat faster than that.
                    last_minute_bin_limit = 0
                    connections () {
                        5222 () {
                            ifc = [ '127.0.0.1' ]
                        }
                        5223 (active: false) {}
                    }
                }
                ws2s () {
                    last_minute_bin_limit = 0
                }
                upload () {
                    logic {
                        'max-file-size' = 2000000000L
                    }
                    quotas {
                        'per-user' = 0
                        'per-user-daily' = 0
                    }
                }
                ext () {
                    items = [ '%s' ]
                }
                bosh () {
                    last_minute_bin_limit = 0
                    'max-inactivity' = 60
                }
                'sess-man' () {
                    'jabber:iq:register' () {
                        'require-tls' = false
                        limit = 0
                    }
                    'sasl-provider' () {
                        # Ten thousand accounts are to be made in a minute.
                        'scram-iterations' = 4096
                    }
                }
                'vhost-man' () {
                    defaults () {
                        'vhost-tls-required' = false
                    }
                }
                """
                .formatted(
                        arguments.text(Flag.DOMAIN),
                        ComponentScenario.domain(arguments) + ':' + arguments.text(Flag.PASSWORD))
                + federation(arguments);
    }

    /**
     * For two servers on one machine, without DNS: domains that are loopback addresses, at which they listen for each other,
     * each on its own port.
     */
    private static String federation(Arguments arguments) {
        String domain = arguments.text(Flag.DOMAIN);
        if (!domain.startsWith("127.")) {
            return "";
        }
        return """
                s2s () {
                    last_minute_bin_limit = 0
                    connections () {
                        5269 () {
                            ifc = [ '%s' ]
                        }
                        5270 (active: false) {}
                    }
                    dns () {
                        # That of the other server.
                        'default-port' = %d
                    }
                }
                """
                .formatted(domain, SERVERS + arguments.number(Flag.PEER_PORT_OFFSET, 60_000));
    }
}
