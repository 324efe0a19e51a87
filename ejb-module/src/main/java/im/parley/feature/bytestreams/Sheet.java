package im.parley.feature.bytestreams;

import java.time.YearMonth;
import java.util.List;

/**
 * The counters of a month that one bytestream counts on: account, domain, instance, all; or none when nobody is limited.
 */
record Sheet(YearMonth month, List<Counter> counters) {

    /** Takes from all counters what all of them have. */
    long take(long wanted, Terms terms) {
        List<Long> limits = terms.monthly();
        long given = wanted;
        for (int i = 0; i < counters.size() && given > 0; i++) {
            long here = counters.get(i).take(given, limits.get(i));
            for (int before = 0; before < i; before++) {
                counters.get(before).giveBack(given - here);
            }
            given = here;
        }
        return given;
    }

    void giveBack(long unused) {
        counters.forEach(counter -> counter.giveBack(unused));
    }

    boolean isSpent(Terms terms) {
        List<Long> limits = terms.monthly();
        for (int i = 0; i < counters.size(); i++) {
            if (counters.get(i).isSpent(limits.get(i))) {
                return true;
            }
        }
        return false;
    }
}
