package im.parley.server.spi.option;

/** {@code 'jabber:iq:roster' { max_roster_size = 0 }}: it also bounds what subscriptions add. */
public record RosterSizeOptions(
        @Option(
                        name = "max_roster_size",
                        byDefault = "0",
                        min = "0",
                        max = "1000000",
                        help = "How many contacts a roster may have, whether they are put there or come by"
                                + " subscriptions; 0 is without a limit.")
                int max) {
    /** Whether a roster with that many contacts may have one more. */
    public boolean hasRoom(int contacts) {
        return max == 0 || contacts < max;
    }
}
