package im.parley.server.config.tdsl;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that someone probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The known name with the fewest typing errors, if one is near enough to be worth suggesting. */
    public static Optional<String> to(String wrong, Collection<String> known) {
        var bound = Math.max(1, wrong.length() / 3);
        return known.stream()
                .filter(name -> !name.equals(wrong))
                .filter(name -> distance(wrong, name) <= bound)
                .min(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean 'x'?"}, or nothing. */
    public static String hint(String wrong, Collection<String> known) {
        return to(wrong, known).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** Optimal string alignment: insertion, deletion, substitution, and swapped neighbours; case, - and _ are one. */
    private static int distance(String one, String other) {
        var a = folded(one);
        var b = folded(other);
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var best = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
        var swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
