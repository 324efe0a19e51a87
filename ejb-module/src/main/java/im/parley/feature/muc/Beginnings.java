package im.parley.feature.muc;

import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Rules;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How rooms begin: as the configuration file says, or as an administrator has said since. Thread-safe. */
final class Beginnings {
    private static final System.Logger LOG = System.getLogger(Beginnings.class.getName());
    private static final String KEY = "muc.default-room-config";

    private final SettingStore settings;
    private final Rules rules;
    private final Configuration file;
    private volatile @Nullable Configuration current;

    /**
     * @param file what the configuration file says
     */
    Beginnings(SettingStore settings, Rules rules, Map<String, String> file) {
        this.settings = settings;
        this.rules = rules;
        this.file = Configuration.of(rules, file);
    }

    /** Read when it is first needed: before that there may be no database. */
    Configuration current() {
        Configuration known = current;
        if (known == null) {
            known = settings.find(Scope.INSTALLATION, KEY).flatMap(this::read).orElse(file);
            current = known;
        }
        return known;
    }

    /** What is kept may be of another version of this server. */
    private Optional<Configuration> read(String text) {
        try {
            return StanzaText.read(text)
                    .flatMap(stanza -> stanza.child(DataForm.NAME))
                    .map(form -> file.with(DataForm.from(form)));
        } catch (Refusal refused) {
            LOG.log(System.Logger.Level.WARNING, "Rooms begin as the configuration file says: {0}", refused.error().text());
            return Optional.empty();
        }
    }

    /**
     * From now on rooms begin with these values.
     *
     * @throws Refusal when one is none, or a rule is against it
     */
    synchronized void change(Map<String, List<String>> values) {
        Configuration wanted = current().with(values);
        rules.forEach(rule -> rule.check(wanted));
        Message carrier =
                new Message(Header.EMPTY, Message.Type.NORMAL, Content.of(wanted.kept().toElement()));
        settings.put(Scope.INSTALLATION, KEY, StanzaText.write(carrier));
        current = wanted;
    }
}
