package im.parley.server.config;

import im.parley.server.config.tdsl.Block;
import im.parley.server.config.tdsl.Block.Attributes;
import im.parley.server.config.tdsl.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In Tigase {@code amp} keeps messages for those who are offline, and its guide switches {@code msgoffline} off beside it. Here
 * {@code msgoffline} does it for both: who has {@code amp () {}} in the file means to keep them.
 */
final class OfflineByAmp {
    private static final String AMP = "amp";
    private static final String OFFLINE = "msgoffline";
    private static final Attributes ON = new Attributes(true, Optional.empty(), Optional.of(true), Optional.empty());

    private OfflineByAmp() {}

    /** The document with {@code msgoffline} on if {@code amp} is to keep messages. */
    static Document kept(Document document) {
        var root = document.root();
        var sessions = root.beans().get(SessManOptions.BEAN);
        if (sessions == null || !says(sessions, AMP, true) || !says(sessions, OFFLINE, false)) {
            return document;
        }
        var processors = new LinkedHashMap<>(sessions.beans());
        processors.computeIfPresent(OFFLINE, (name, bean) -> new Block(name, bean.at(), ON, Map.of(), bean.beans()));
        var beans = new LinkedHashMap<>(root.beans());
        beans.put(SessManOptions.BEAN, with(sessions, processors));
        return new Document(with(root, beans), document.globals());
    }

    private static boolean says(Block sessions, String processor, boolean active) {
        return Optional.ofNullable(sessions.beans().get(processor))
                .flatMap(Block::active)
                .filter(said -> said == active)
                .isPresent();
    }

    private static Block with(Block block, Map<String, Block> beans) {
        return new Block(
                block.name(), block.at(), block.attributes(), block.settings(), Collections.unmodifiableMap(beans));
    }
}
