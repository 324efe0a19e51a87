package im.parley.server.spi;

import im.parley.wire.stanza.Iq;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an external component may do besides (XEP-0356), as administrators write it: {@code roster=both}, {@code roster=get
 * push=false}, {@code message=outgoing}, {@code presence=managed_entity}, {@code presence=roster}, {@code iq=set
 * http://jabber.org/protocol/pubsub}.
 *
 * @param roster how far it may reach rosters
 * @param push whether it gets roster pushes
 * @param message whether it may send messages on behalf of accounts
 * @param presence whose presence it gets
 * @param requests how it may send requests on behalf of accounts, by the namespace of their payload
 */
public record Privileges(
        Access roster, boolean push, boolean message, Watching presence, Map<String, Access> requests) {
    /** Takes a copy. */
    public Privileges {
        requests = Map.copyOf(requests);
    }

    /** Which requests. */
    public enum Access {
        NONE,
        GET,
        SET,
        BOTH;

        /** Whether requests of a type are among them. */
        public boolean allows(Iq.Type type) {
            return this == BOTH || this == GET && type == Iq.Type.GET || this == SET && type == Iq.Type.SET;
        }

        /** The word of the protocol. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Access of(String word) {
            for (Access access : values()) {
                if (access.word().equals(word)) {
                    return access;
                }
            }
            throw new IllegalArgumentException("'" + word + "' is not one of none, get, set and both");
        }
    }

    /** Whose presence. */
    public enum Watching {
        NONE,
        /** That of accounts. */
        MANAGED_ENTITY,
        /** That of their contacts too. */
        ROSTER;

        /** The word of the protocol. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Watching of(String word) {
            for (Watching watching : values()) {
                if (watching.word().equals(word)) {
                    return watching;
                }
            }
            throw new IllegalArgumentException("'" + word + "' is not one of none, managed_entity and roster");
        }
    }

    /**
     * Reads what administrators write.
     *
     * @throws IllegalArgumentException with a line for a person
     */
    public static Privileges of(List<String> lines) {
        Access roster = Access.NONE;
        boolean push = false;
        boolean message = false;
        Watching presence = Watching.NONE;
        Map<String, Access> requests = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            int equals = words[0].indexOf('=');
            String value = words[0].substring(equals + 1);
            switch (words[0].substring(0, Math.max(0, equals))) {
                case "roster" -> {
                    roster = Access.of(value);
                    push = roster.allows(Iq.Type.GET) && !(words.length > 1 && words[1].equals("push=false"));
                }
                case "message" -> message = flag(line, value, "outgoing");
                case "presence" -> presence = Watching.of(value);
                case "iq" -> {
                    if (words.length != 2) {
                        throw new IllegalArgumentException("'" + line + "' names no namespace: iq=set urn:example");
                    }
                    requests.put(words[1], Access.of(value));
                }
                default -> throw new IllegalArgumentException(
                        "'" + line + "' is no privilege: roster=, message=, presence= or iq=");
            }
        }
        // Section 7.4: "The server MUST reject the permission if the privileged entity doesn't have read permission".
        if (presence == Watching.ROSTER && !roster.allows(Iq.Type.GET)) {
            throw new IllegalArgumentException("presence=roster needs roster=get or roster=both");
        }
        return new Privileges(roster, push, message, presence, requests);
    }

    private static boolean flag(String line, String value, String word) {
        if (!value.equals(word) && !value.equals("none")) {
            throw new IllegalArgumentException("'" + line + "' is neither none nor " + word);
        }
        return value.equals(word);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return roster == Access.NONE && !message && presence == Watching.NONE && requests.isEmpty();
    }
}
