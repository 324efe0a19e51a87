package im.parley.feature.remoteroster;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of an entity's request.
 *
 * @param entity who asks, as a bare address
 * @param challenge what the user's answer must name; empty once it was granted
 * @param reason why it asks, in one line
 */
record Permission(Jid entity, String challenge, String reason) {
    private static final int MAX_REASON = 500;
    private static final String SEPARATOR = "\t";

    /** Makes one line of the reason, and a short one. */
    Permission {
        String line = reason.replaceAll("\\s+", " ").strip();
        reason = line.length() <= MAX_REASON ? line : line.substring(0, line.offsetByCodePoints(0, MAX_REASON / 2));
    }

    boolean granted() {
        return challenge.isEmpty();
    }

    Permission grant() {
        return new Permission(entity, "", reason);
    }

    static List<Permission> parse(String text) {
        return text.lines().map(Permission::read).toList();
    }

    private static Permission read(String line) {
        String[] parts = line.split(SEPARATOR, 3);
        return new Permission(Jid.of(parts[0]), parts[1], parts[2]);
    }

    static String text(List<Permission> permissions) {
        return permissions.stream()
                .map(permission -> String.join(
                        SEPARATOR, permission.entity.toString(), permission.challenge, permission.reason))
                .collect(Collectors.joining("\n"));
    }
}
