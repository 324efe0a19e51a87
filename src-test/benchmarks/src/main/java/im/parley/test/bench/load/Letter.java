package im.parley.test.bench.load;

import im.parley.test.bench.Sample;
import java.util.ArrayList;
import java.util.List;

/** A message to one recipient with another id each time. Used by one thread. */
final class Letter {
    private static final String ID = "00000000";
    private static final byte[] DIGITS = Item.ascii("0123456789abcdef");

    private final byte[] bytes;
    private final int[] places;
    private int number;

    Letter(Sample sample, String to) {
        String xml = sample.xml(to, ID);
        List<Integer> found = new ArrayList<>();
        for (int at = xml.indexOf(ID); at >= 0; at = xml.indexOf(ID, at + 1)) {
            found.add(at);
        }
        places = found.stream().mapToInt(Integer::intValue).toArray();
        bytes = Item.ascii(xml);
    }

    /** The next message; valid until the one after it. */
    byte[] next() {
        number++;
        for (int place : places) {
            int rest = number;
            for (int i = ID.length() - 1; i >= 0; i--) {
                bytes[place + i] = DIGITS[rest & 15];
                rest >>>= 4;
            }
        }
        return bytes;
    }
}
