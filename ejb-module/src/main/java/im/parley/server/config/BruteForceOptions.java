package im.parley.server.config;

import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.Written;
import java.time.Duration;

/** {@code brute-force-locker}: what happens to those who guess passwords. */
public record BruteForceOptions(
        @Option(
                        name = "brute-force-lock-enabled",
                        byDefault = "true",
                        help = "Whether guessing is stopped.")
                boolean enabled,
        @Option(
                        name = "brute-force-mode",
                        byDefault = "'ip-jid'",
                        help = "Who is locked out: `'ip'` the address (one /64 network of IPv6) that failed, `'jid'` the"
                                + " account for everybody, `'ip-jid'` the account for that address.")
                Mode mode,
        @Option(
                        name = "brute-force-lock-after-fails",
                        byDefault = "3",
                        min = "1",
                        max = "1000000",
                        help = "Failed log-ins after which more of them are refused for a while.")
                int lockAfter,
        @Option(
                        name = "brute-force-disable-after-fails",
                        byDefault = "20",
                        min = "0",
                        max = "1000000",
                        help = "Failed log-ins without a pause after which the account is disabled until an administrator"
                                + " enables it again; not in the mode `'ip'`. 0 is never.")
                int disableAfter,
        @Option(
                        name = "brute-force-period-time",
                        byDefault = "60",
                        min = "PT1S",
                        max = "P1D",
                        help = "How long a failed log-in is remembered.")
                Duration period,
        @Option(
                        name = "brute-force-lock-time",
                        byDefault = "60",
                        min = "PT1S",
                        max = "P1D",
                        help = "How long log-ins are refused.")
                Duration lock,
        @Option(
                        name = "detailedStatistics",
                        byDefault = "false",
                        help = "Whether the statistics name the addresses and accounts that are locked out.")
                boolean detailedStatistics) {

    /** Who is locked out. */
    public enum Mode {
        /** The address. */
        @Written({"ip", "Ip"})
        IP,
        /** The account, for the address. */
        @Written({"ip-jid", "IpJid"})
        IP_JID,
        /** The account. */
        @Written({"jid", "Jid"})
        JID
    }
}
