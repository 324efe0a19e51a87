package im.parley.feature.pubsub.pep;

import im.parley.feature.pubsub.node.Access;
import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Setting;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Settings.SendLast;
import java.util.Map;
import java.util.Optional;

/** With which configuration the nodes of accounts begin: XEP-0163 section 5, and what specifications say of theirs. */
final class Beginnings {
    /** One item, for those who see the presence of the owner. */
    private static final Configuration USUAL = Configuration.INITIAL
            .with(Settings.ACCESS, Access.PRESENCE)
            .with(Settings.SEND_LAST, SendLast.ON_SUB_AND_PRESENCE)
            .with(Settings.MAX_ITEMS, 1);

    /** XEP-0223: for the owner alone. */
    private static final Configuration PRIVATE = USUAL.with(Settings.ACCESS, Access.WHITELIST);

    /** XEP-0402 section 5 and XEP-0490 section 3: a private list. */
    private static final Configuration PRIVATE_LIST =
            PRIVATE.with(Settings.MAX_ITEMS, Setting.MAX).with(Settings.SEND_LAST, SendLast.NEVER);

    /** For everybody, as those who write to the owner need it. */
    private static final Configuration PUBLIC = USUAL.with(Settings.ACCESS, Access.OPEN);

    private static final Map<String, Configuration> BY_NAME = Map.ofEntries(
            Map.entry("urn:xmpp:bookmarks:1", PRIVATE_LIST),
            Map.entry("urn:xmpp:mds:displayed:0", PRIVATE_LIST),
            Map.entry("urn:xmpp:contacts", PRIVATE_LIST), // XEP-0292 section 6
            Map.entry("storage:bookmarks", PRIVATE),
            Map.entry("storage:rosternotes", PRIVATE),
            Map.entry("storage:metacontacts", PRIVATE),
            Map.entry("eu.siacs.conversations.axolotl.devicelist", PUBLIC),
            Map.entry("urn:xmpp:omemo:2:devices", PUBLIC),
            Map.entry("urn:xmpp:omemo:2:bundles", PUBLIC.with(Settings.MAX_ITEMS, Setting.MAX)),
            Map.entry("urn:xmpp:openpgp:0:public-keys", PUBLIC),
            Map.entry("urn:xmpp:vcard4", PUBLIC), // XEP-0222: published for all
            // As public as the photo in the vCard that the server makes of it (XEP-0398 section 7).
            Map.entry("urn:xmpp:avatar:data", PUBLIC),
            Map.entry("urn:xmpp:avatar:metadata", PUBLIC),
            Map.entry(
                    "urn:xmpp:microblog:0", // XEP-0277 section 3
                    USUAL.with(Settings.MAX_ITEMS, Setting.MAX).with(Settings.SEND_LAST, SendLast.NEVER)));

    /** The beginnings of names, for nodes of which an account has many. */
    private static final Map<String, Configuration> BY_PREFIX = Map.of(
            "eu.siacs.conversations.axolotl.bundles:", PUBLIC,
            "urn:xmpp:openpgp:0:public-keys:", PUBLIC,
            "urn:xmpp:microblog:0:comments/",
                    PUBLIC.with(Settings.MAX_ITEMS, Setting.MAX)
                            .with(Settings.SEND_LAST, SendLast.NEVER)
                            .with(Settings.PUBLISH_MODEL, Settings.PublishModel.OPEN)
                            .with(Settings.ITEM_REPLY, Settings.ItemReply.PUBLISHER));

    private Beginnings() {}

    static Configuration of(String node) {
        Configuration named = BY_NAME.get(node);
        return named != null
                ? named
                : prefixed(node).orElse(USUAL);
    }

    private static Optional<Configuration> prefixed(String node) {
        return BY_PREFIX.entrySet().stream()
                .filter(entry -> node.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
