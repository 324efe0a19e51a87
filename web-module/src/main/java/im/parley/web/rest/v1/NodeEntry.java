package im.parley.web.rest.v1;

import im.parley.server.admin.group.NodeView;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Cursor;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A node; its settings where it is asked for alone.
 *
 * @param id its address, fit for a path: names of nodes have slashes and whatever else
 */
record NodeEntry(
        String id,
        String service,
        String node,
        boolean collection,
        Optional<String> title,
        String access,
        int items,
        int subscribers,
        String creator,
        Instant created,
        Optional<Map<String, Object>> settings) {
    private static final char BETWEEN = '\n';

    /** Where a node is: at the service of a domain, or at an account. */
    record Place(Jid service, String node) {}

    static String id(Place place) {
        return Cursor.of(place.service().toString() + BETWEEN + place.node());
    }

    static Place address(String id) {
        String text = Cursor.name(id);
        int cut = text.indexOf(BETWEEN);
        if (cut < 0) {
            throw Asked.wrong("id", "the id is none of this server's");
        }
        return new Place(Asked.jid("id", text.substring(0, cut)).bare(), text.substring(cut + 1));
    }

    static NodeEntry of(NodeView view) {
        return of(view, Optional.empty());
    }

    static NodeEntry of(NodeView view, Optional<Map<String, Object>> settings) {
        return new NodeEntry(
                id(new Place(view.service(), view.node())),
                view.service().toString(),
                view.node(),
                view.collection(),
                Optional.of(view.title()).filter(title -> !title.isEmpty()),
                view.accessModel(),
                view.items(),
                view.subscribers(),
                view.creator().toString(),
                view.created(),
                settings);
    }
}
