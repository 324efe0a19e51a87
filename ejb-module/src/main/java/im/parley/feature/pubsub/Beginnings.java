package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.PubSubOptions;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Settings.NodeType;
import im.parley.feature.pubsub.node.Settings.SendLast;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.stanza.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How nodes begin at the services of domains: as the configuration file says, or as an administrator has said since.
 * Thread-safe.
 */
final class Beginnings {
    private static final System.Logger LOG = System.getLogger(Beginnings.class.getName());
    private static final String KEY = "pubsub.default-node-config";
    /** What is a matter of each node. */
    private static final Set<String> OF_ONE_NODE =
            Set.of(Settings.NODE_TYPE.name(), Settings.COLLECTION.name(), Settings.CHILDREN.name());

    private final SettingStore settings;
    private final Map<String, List<String>> file = new HashMap<>();
    private volatile @Nullable Map<String, List<String>> current;

    /** Refuses options that mean nothing. */
    Beginnings(SettingStore settings, PubSubOptions options) {
        this.settings = settings;
        options.defaultNodeConfig().forEach((field, value) -> file.put(field, List.of(value.split("\n"))));
        configuration(file, NodeType.LEAF);
    }

    Configuration of(NodeType type) {
        return configuration(current(), type);
    }

    private static Configuration configuration(Map<String, List<String>> fields, NodeType type) {
        Configuration usual = type == NodeType.LEAF
                ? Configuration.INITIAL.with(Settings.SEND_LAST, SendLast.ON_SUB_AND_PRESENCE) // section 4.3
                : Configuration.INITIAL;
        return usual.with(fields, Settings.of(type)).with(Settings.NODE_TYPE, type);
    }

    /** Read when it is first needed: before that there may be no database. */
    private Map<String, List<String>> current() {
        Map<String, List<String>> known = current;
        if (known == null) {
            known = settings.find(Scope.INSTALLATION, KEY).flatMap(Beginnings::read).orElse(file);
            current = known;
        }
        return known;
    }

    /** What is kept may be of another version of this server. */
    private static Optional<Map<String, List<String>>> read(String text) {
        try {
            Optional<Map<String, List<String>>> fields = ElementText.read(text).map(DataForm::from).map(Configuration::fields);
            fields.ifPresent(kept -> configuration(kept, NodeType.LEAF));
            return fields;
        } catch (Refusal refused) {
            LOG.log(System.Logger.Level.WARNING, "Nodes begin as the configuration file says: {0}", refused.error().text());
            return Optional.empty();
        }
    }

    /**
     * From now on nodes begin with these values.
     *
     * @throws Refusal when one means nothing
     */
    synchronized void change(Map<String, List<String>> fields) {
        Map<String, List<String>> wanted = new HashMap<>(current());
        fields.forEach((name, values) -> {
            if (!OF_ONE_NODE.contains(name)) {
                wanted.put(name, values);
            }
        });
        Configuration checked = configuration(wanted, NodeType.LEAF);
        DataForm form = checked.form(DataForm.Type.SUBMIT, PubSub.NODE_CONFIG, Settings.LEAF);
        settings.put(Scope.INSTALLATION, KEY, ElementText.write(form.toElement()));
        current = Map.copyOf(wanted);
    }
}
