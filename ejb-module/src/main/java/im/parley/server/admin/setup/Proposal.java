package im.parley.server.admin.setup;

import java.util.List;

/**
 * What the set-up begins with: how the server runs now.
 *
 * @param connectivity the ways into the server that can be switched
 * @param features the features that can be switched
 * @param fixed the answers that a variable of the environment gives, whatever the file says
 * @param fileExists whether there is a configuration file, which will be changed
 */
public record Proposal(
        String domain,
        List<String> moreDomains,
        List<Switch> connectivity,
        List<Switch> features,
        CurrentDatabase database,
        Answers.Security security,
        List<String> fixed,
        boolean fileExists) {
    /** Takes copies. */
    public Proposal {
        moreDomains = List.copyOf(moreDomains);
        connectivity = List.copyOf(connectivity);
        features = List.copyOf(features);
        fixed = List.copyOf(fixed);
    }

    /**
     * Something that is on or off.
     *
     * @param id the name of its bean
     * @param references what it implements, for example {@code XEP-0045}
     */
    public record Switch(String id, boolean active, List<String> references) {
        /** Takes a copy. */
        public Switch {
            references = List.copyOf(references);
        }
    }

    /**
     * @param location without user and password
     * @param changeable whether the set-up may choose another one
     */
    public record CurrentDatabase(String location, boolean changeable) {}
}
