package im.parley.feature.roster;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.RosterSizeOptions;

/** {@code 'jabber:iq:roster' { 'auto-authorize' = false; max_roster_size = 0 }}. */
@Processor(id = RosterOptions.PROCESSOR, help = "Contact lists (RFC 6121, 2).")
record RosterOptions(
        @Option(
                        name = "auto-authorize",
                        byDefault = "false",
                        help = "Whether a new contact is asked for its presence at once. With the option of the same"
                                + " name of `presence-subscription`, adding a contact makes both see each other.")
                boolean autoAuthorize,
        @Option(
                        name = "empty_name_enabled",
                        byDefault = "true",
                        help = "Whether a contact may go without a name, as RFC 6121 has it; if not, the local part of"
                                + " its address is its name. Tigase's default is `false`.")
                boolean emptyName,
        @Group RosterSizeOptions size,
        @Option(
                        name = "max-name-length",
                        byDefault = "1023",
                        min = "1",
                        max = "10000",
                        help = "How many characters the name of a contact may have.")
                int maxName,
        @Option(
                        name = "max-group-length",
                        byDefault = "1023",
                        min = "1",
                        max = "10000",
                        help = "How many characters the name of a group may have.")
                int maxGroup,
        @Option(
                        name = "max-groups",
                        byDefault = "100",
                        min = "1",
                        max = "10000",
                        help = "How many groups a contact may be in.")
                int maxGroups) {
    static final String PROCESSOR = "jabber:iq:roster";
}
