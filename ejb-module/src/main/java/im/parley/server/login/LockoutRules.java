package im.parley.server.login;

import java.time.Duration;

/**
 * When guessing is stopped.
 *
 * @param enabled whether it is at all
 * @param mode who is locked out
 * @param lockAfter failed log-ins after which log-ins are refused for a while
 * @param disableAfter failed log-ins after which the account is disabled for good; 0 for never
 * @param period how long a failed log-in is remembered
 * @param lock how long log-ins are refused; each that is tried meanwhile begins that time anew
 */
public record LockoutRules(
        boolean enabled, Mode mode, int lockAfter, int disableAfter, Duration period, Duration lock) {

    /** Who is locked out. */
    public enum Mode {
        /** The IP address from which was guessed; never an account. */
        IP("Ip"),
        /** The account, for the IP address from which was guessed. */
        IP_JID("IpJid"),
        /** The account, for everybody. */
        JID("Jid");

        private final String written;

        Mode(String written) {
            this.written = written;
        }

        /** As it is written in settings. */
        public String written() {
            return written;
        }
    }
}
