package im.parley.feature.remoteroster;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;

/** {@code 'remote-roster-management' () { allow-accounts = false }}. */
@Processor(
        id = RemoteRosterOptions.PROCESSOR,
        help = "Services that users let manage the contacts of the service's domain (XEP-0321).")
record RemoteRosterOptions(
        @Option(
                        name = "allow-accounts",
                        byDefault = "false",
                        help = "Whether accounts of this server may ask for it, too, and not services alone. They get at"
                                + " all contacts of their domain.")
                boolean allowAccounts,
        @Option(
                        name = "max-entities",
                        byDefault = "20",
                        min = "1",
                        max = "1000",
                        help = "How many entities may manage one roster, those included that the user has not answered.")
                int maxEntities) {
    static final String PROCESSOR = "remote-roster-management";
}
