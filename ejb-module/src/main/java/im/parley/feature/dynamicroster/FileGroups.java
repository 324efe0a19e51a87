package im.parley.feature.dynamicroster;

import im.parley.server.spi.DynamicRoster;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The groups of the configuration file. */
final class FileGroups implements DynamicRoster {
    private static final System.Logger LOG = System.getLogger(FileGroups.class.getName());

    private final Map<Jid, List<RosterItem>> contacts = new HashMap<>();

    FileGroups(Map<String, DynamicRosterOptions.Members> groups) {
        Map<Jid, Fellows> fellows = new HashMap<>();
        new TreeMap<>(groups).forEach((group, written) -> {
            List<Jid> members = written.members().stream()
                    .flatMap(text -> address(text, group).stream())
                    .toList();
            for (Jid member : members) {
                Fellows others = fellows.computeIfAbsent(member, none -> new Fellows());
                members.stream().filter(other -> !other.equals(member)).forEach(other -> others.add(other, "", group));
            }
        });
        fellows.forEach((member, others) -> contacts.put(member, others.items()));
    }

    private static List<Jid> address(String text, String group) {
        try {
            return List.of(Jid.of(text).bare());
        } catch (InvalidJid invalid) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "''dynamic-rosters'': {0} in ''{1}'' is left out, it is no address: {2}",
                    text,
                    group,
                    invalid.getMessage());
            return List.of();
        }
    }

    @Override
    public List<RosterItem> contacts(Jid account) {
        return contacts.getOrDefault(account, List.of());
    }
}
