package im.parley.test.bench.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The command line.
 *
 * @param words what is no option: the scenarios
 */
record Arguments(List<String> words, Map<Flag, String> values) {

    /** @throws BadArgument when there is an unknown option or one without its value */
    static Arguments of(String... line) {
        List<String> words = new ArrayList<>();
        Map<Flag, String> values = new EnumMap<>(Flag.class);
        for (int i = 0; i < line.length; i++) {
            if (!line[i].startsWith("--")) {
                words.add(line[i]);
                continue;
            }
            String option = line[i];
            Flag flag = Flag.of(option).orElseThrow(() -> new BadArgument("unknown option " + option));
            if (flag.standsAlone()) {
                values.put(flag, "true");
            } else if (++i < line.length) {
                values.put(flag, line[i]);
            } else {
                throw new BadArgument(option + " wants a value");
            }
        }
        return new Arguments(List.copyOf(words), values);
    }

    /** The same command line for the other server of {@code s2s}. */
    Arguments far() {
        Map<Flag, String> changed = new EnumMap<>(Flag.class);
        changed.putAll(values);
        changed.put(Flag.DOMAIN, text(Flag.PEER_DOMAIN));
        changed.put(Flag.PORT_OFFSET, text(Flag.PEER_PORT_OFFSET));
        changed.remove(Flag.PORT);
        changed.remove(Flag.PID);
        return new Arguments(words, changed);
    }

    /** The same command line for a server on another port. */
    Arguments at(int port) {
        Map<Flag, String> changed = new EnumMap<>(Flag.class);
        changed.putAll(values);
        changed.put(Flag.PORT, Integer.toString(port));
        changed.remove(Flag.PID);
        return new Arguments(words, changed);
    }

    /** The same command line for so many accounts. */
    Arguments accounts(int count) {
        Map<Flag, String> changed = new EnumMap<>(Flag.class);
        changed.putAll(values);
        changed.put(Flag.ACCOUNTS, Integer.toString(count));
        return new Arguments(words, changed);
    }

    String text(Flag flag) {
        return values.getOrDefault(flag, flag.byDefault());
    }

    boolean is(Flag flag) {
        return text(flag).equals("true");
    }

    /** @throws BadArgument when the value is no number from 0 to the most */
    int number(Flag flag, int most) {
        try {
            int number = Integer.parseInt(text(flag));
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as a number that is too large is
        }
        throw new BadArgument(flag.option() + " wants a number from 0 to " + most);
    }
}
