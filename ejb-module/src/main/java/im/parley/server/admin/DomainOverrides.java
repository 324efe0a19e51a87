package im.parley.server.admin;

import im.parley.server.admin.DomainSetting.Kind;
import im.parley.server.spi.option.DomainOptions;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What can be set for a domain in place of what the configuration has for all. The word {@code default}, or nothing, is
 * the latter; so numbers are texts.
 */
final class DomainOverrides {
    private static final String DEFAULT = "default";
    private static final int MOST = 1_000_000;
    private static final int DAY = 24 * 60 * 60;
    private static final int CENTURY = 36_500;
    private static final List<String> CONTACTS =
            List.of("abuse", "admin", "feedback", "sales", "security", "status", "support");

    private DomainOverrides() {}

    static List<DomainSetting> all() {
        return Stream.concat(others().stream(), CONTACTS.stream().map(DomainOverrides::contact)).toList();
    }

    private static List<DomainSetting> others() {
        return List.of(
                flag(DomainOptions.LOCKER_ENABLED),
                number(DomainOptions.LOCKER_LOCK_AFTER, 1, MOST),
                number(DomainOptions.LOCKER_DISABLE_AFTER, 0, MOST),
                number(DomainOptions.LOCKER_PERIOD, 1, DAY),
                number(DomainOptions.LOCKER_LOCK, 1, DAY),
                choice(DomainOptions.LOCKER_MODE, "Ip", "IpJid", "Jid"),
                flag(DomainOptions.AUTO_AUTHORIZE),
                flag(DomainOptions.ARCHIVE_ENABLED),
                choice(DomainOptions.ARCHIVE_DEFAULT, "false", "body", "message", "stream"),
                choice(DomainOptions.ARCHIVE_REQUIRED, "false", "body", "message", "stream"),
                choice(DomainOptions.ARCHIVE_RETENTION, "userDefined", "unlimited", "numberOfDays"),
                number(DomainOptions.ARCHIVE_DAYS, 1, CENTURY),
                choice(DomainOptions.ARCHIVE_ROOMS, "user", "true", "false"));
    }

    private static DomainSetting flag(String key) {
        return choice(key, "true", "false");
    }

    private static DomainSetting choice(String key, String... words) {
        List<String> choices = new ArrayList<>(List.of(DEFAULT));
        choices.addAll(Arrays.asList(words));
        return setting(key, Kind.CHOICE, choices, List.of(DEFAULT), text -> {
            String word = text.equals("1") ? "true" : text.equals("0") ? "false" : text;
            return choices.stream()
                    .filter(word::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> Rejected.invalid(key, "'" + text + "' is none of " + choices));
        });
    }

    private static DomainSetting number(String key, int least, int most) {
        return setting(key, Kind.TEXT, List.of(), List.of(), text -> {
            if (text.equals(DEFAULT)) {
                return text;
            }
            int number = Values.number(key, text);
            if (number < least || number > most) {
                throw Rejected.invalid(key, key + " is a number from " + least + " to " + most);
            }
            return Integer.toString(number);
        });
    }

    /** Whom to write to (XEP-0157): addresses as URIs. */
    private static DomainSetting contact(String whom) {
        String key = DomainOptions.CONTACTS + whom + "-addresses";
        return new DomainSetting(
                key,
                key,
                Kind.WORDS,
                List.of(),
                false,
                vhost -> Optional.ofNullable(vhost.policy().other().get(key)).stream()
                        .flatMap(text -> Arrays.stream(text.split(" ")))
                        .toList(),
                (vhost, values) -> {
                    List<String> uris = Values.words(values);
                    uris.stream().filter(uri -> !isUri(uri)).findFirst().ifPresent(bad -> {
                        throw Rejected.invalid(key, "'" + bad + "' is no URI; write mailto: or xmpp: before it");
                    });
                    return with(vhost, key, Optional.of(String.join(" ", uris)).filter(text -> !text.isEmpty()));
                });
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static DomainSetting setting(
            String key, Kind kind, List<String> choices, List<String> unset, UnaryOperator<String> checked) {
        return new DomainSetting(
                key,
                key,
                kind,
                choices,
                false,
                vhost -> Optional.ofNullable(vhost.policy().other().get(key)).map(List::of).orElse(unset),
                (vhost, values) -> with(
                        vhost, key, Values.one(values).map(checked).filter(text -> !text.equals(DEFAULT))));
    }

    /** The domain with something of that name set, or not. */
    static Vhost with(Vhost vhost, String key, Optional<String> value) {
        VhostPolicy policy = vhost.policy();
        Map<String, String> other = new HashMap<>(policy.other());
        value.ifPresentOrElse(text -> other.put(key, text), () -> other.remove(key));
        return vhost.withPolicy(new VhostPolicy(
                policy.staff(), policy.filter(), policy.forwarding(), policy.ports(), policy.trusted(), other));
    }
}
