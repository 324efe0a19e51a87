package im.parley.test.bench.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The options of the command line, written {@code --name value}; those that are true or false stand alone. */
enum Flag {
    HOST("127.0.0.1", "the server; a loopback address"),
    TRANSPORT("tcp", "how clients connect: tcp, ws (WebSocket) or bosh"),
    PORT("0", "the port of the server; 0 is the usual one of the transport: 5222, 5290 (5291 with TLS), 5280 (8443)"),
    PORT_OFFSET("0", "what is added to the usual port, as by ./parley start --port-offset"),
    DOMAIN("localhost", "the domain of the accounts"),
    PID("0", "the server's process; 0 finds it by its port"),
    PASSWORD("load-driver", "the password of all accounts"),
    ACCOUNTS("0", "how many accounts are made or used; 0 is as many as the scenario has sessions"),
    SESSIONS("10000", "how many sessions idle, are in the hall, or are subscribed"),
    PAIRS("200", "how many pairs chat"),
    SECONDS("10", "how long is measured"),
    WARMUP("10", "how many seconds of the same before that; for idle: how long the server rests first"),
    CONCURRENCY("20", "how many log-ins or registrations are under way at a time"),
    MECHANISM("SCRAM-SHA-256", "SCRAM-SHA-1, SCRAM-SHA-256 or SCRAM-SHA-512"),
    SAMPLE("chat", "what is chatted: chat (391 bytes) or encrypted (2.6 KB)"),
    THREADS("1", "the threads of the client"),
    TLS("false", "use STARTTLS"),
    NO_TLS("false", "do not use TLS (this is so by default)"),
    BARE("false", "address messages to accounts, not to clients"),
    SM("false", "use stream management (XEP-0198)"),
    CARBONS("false", "ask for message carbons (XEP-0280)"),
    CSI("false", "say that nobody looks at the client (XEP-0352)"),
    CONTACTS("50", "how many contacts each account gets by the scenario contacts"),
    HEARERS("200", "how many hear the events of the scenario pep"),
    ROOMS("10", "how many rooms there are"),
    OCCUPANTS("100", "how many are in each of them"),
    SPEAKERS("1", "how many speak in each room at a time"),
    TRANSFERS("100", "how many transfers go through the proxy at the same time"),
    MEGABYTES("1000", "how large the file of upload is"),
    PROXY_PORT("1080", "the port of the proxy"),
    PEER_DOMAIN("127.0.0.2", "the domain of the other server in s2s"),
    PEER_PORT_OFFSET("100", "the port offset of the other server in s2s"),
    NO_PRESENCE("false", "send no presence after the log-in"),
    JSON("false", "print one JSON object per result instead of a line"),
    PRINT_CONFIG("false", "print the config.tdsl that the server needs for this, and end");

    private final String byDefault;
    private final String help;

    Flag(String byDefault, String help) {
        this.byDefault = byDefault;
        this.help = help;
    }

    String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String byDefault() {
        return byDefault;
    }

    boolean standsAlone() {
        return byDefault.equals("false");
    }

    static Optional<Flag> of(String option) {
        return Arrays.stream(values()).filter(flag -> flag.option().equals(option)).findFirst();
    }

    static String help() {
        StringBuilder text = new StringBuilder();
        for (Flag flag : values()) {
            text.append("  %-16s %s%s%n".formatted(
                    flag.option(), flag.help, flag.standsAlone() ? "" : " [" + flag.byDefault + "]"));
        }
        return text.toString();
    }
}
