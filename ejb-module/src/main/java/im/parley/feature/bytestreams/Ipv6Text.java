package im.parley.feature.bytestreams;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** RFC 5952: the one way to write an IPv6 address, without its zone. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static String of(Inet6Address address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        int[] groups = IntStream.range(0, GROUPS).map(i -> bytes.getShort() & 0xFFFF).toArray();
        int start = 0;
        int longest = 1; // one group of zeros is not shortened (section 4.2.2)
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(groups, i);
            if (run > longest) {
                start = i;
                longest = run;
            }
        }
        return longest == 1
                ? text(groups, 0, GROUPS)
                : text(groups, 0, start) + "::" + text(groups, start + longest, GROUPS);
    }

    private static int zeros(int[] groups, int from) {
        int run = 0;
        while (from + run < GROUPS && groups[from + run] == 0) {
            run++;
        }
        return run;
    }

    private static String text(int[] groups, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Integer.toHexString(groups[i])).collect(Collectors.joining(":"));
    }
}
