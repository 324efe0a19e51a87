package im.parley.web.rest.v1;

import im.parley.server.admin.SessionView;
import im.parley.web.rest.http.Cursor;
import java.time.Instant;
import java.util.Optional;

/**
 * A session of a client.
 *
 * @param id its address, fit for a path
 * @param tls the protocol and the cipher
 */
record SessionEntry(
        String id,
        String jid,
        String state,
        Instant since,
        String address,
        String transport,
        Optional<String> tls,
        int priority,
        Optional<String> show,
        Optional<String> statusText) {
    static SessionEntry of(SessionView view) {
        return new SessionEntry(
                Cursor.of(view.jid().toString()),
                view.jid().toString(),
                state(view),
                view.since(),
                view.connection().address(),
                transport(view.connection().listener()),
                view.connection().tls().map(tls -> (tls.protocol() + ' ' + tls.cipher()).strip()),
                view.presence().map(SessionView.Availability::priority).orElse(0),
                view.presence().map(SessionView.Availability::show).filter(text -> !text.isEmpty()),
                view.presence().map(SessionView.Availability::status).filter(text -> !text.isEmpty()));
    }

    private static String state(SessionView view) {
        if (!view.connected()) {
            return "detached";
        }
        return view.presence().isPresent() ? "available" : "unavailable";
    }

    private static String transport(String listener) {
        return switch (listener) {
            case "bosh" -> "bosh";
            case "ws2s", "websocket" -> "websocket";
            default -> "tcp";
        };
    }
}
