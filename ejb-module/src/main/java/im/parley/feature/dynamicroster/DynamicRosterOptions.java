package im.parley.feature.dynamicroster;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Option;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** {@code 'dynamic-rosters' () { Montagues () { members = [ 'romeo@example.org', 'benvolio@example.org' ] } }}. */
@Processor(
        id = DynamicRosterOptions.PROCESSOR,
        help = "Contacts that users get without adding them: the members of a shared group see each other. Groups stand here"
                + " or in the table `parley_shared_group`.")
record DynamicRosterOptions(
        @Option(
                        name = "cache-time",
                        byDefault = "PT1M",
                        min = "PT1S",
                        max = "P1D",
                        help = "How long what the table says is kept in memory: a change is seen after that time. Clients"
                                + " learn of it when they ask for the roster again.")
                Duration cacheTime,
        @Option(
                        name = "max-contacts",
                        byDefault = "1000",
                        min = "1",
                        max = "10000",
                        help = "How many contacts one user gets from the table at most, the first by group and address.")
                int maxContacts,
        @Beans(label = "<group>", help = "A group: its name is that of the group in rosters.") Map<String, Members> groups) {
    static final String PROCESSOR = "dynamic-rosters";

    /** The members of one group. */
    record Members(
            @Option(name = "members", byDefault = "[]", help = "The members, as bare JIDs.") Set<String> members) {}
}
