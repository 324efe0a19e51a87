package im.parley.wire.xml;

import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Scanners that wait between two first-level elements, ready for any stream with the same {@link Root}. Their number is
 * bounded, whatever the number of connections, and a stream with an unusual root drives out one with the usual.
 */
final class ScannerPool {
    /** The one for the whole process. */
    static final ScannerPool SHARED = new ScannerPool();

    private static final int SLOTS = 64;
    private static final int TRIES = 8;

    private record Waiting(Root root, Scanner scanner) {}

    private final AtomicReferenceArray<@Nullable Waiting> slots = new AtomicReferenceArray<>(SLOTS);

    /** A scanner that goes on after the start tag of {@code root}. */
    Scanner take(Root root) throws XMLStreamException {
        int first = first(root);
        for (int i = 0; i < TRIES; i++) {
            int slot = first + i & (SLOTS - 1);
            Waiting waiting = slots.get(slot);
            if (waiting != null && waiting.root.equals(root) && slots.compareAndSet(slot, waiting, null)) {
                return waiting.scanner;
            }
        }
        return Scanner.after(root);
    }

    /** Takes back a scanner that is exactly behind a first-level element, or the start tag, of {@code root}. */
    void give(Root root, Scanner scanner) {
        if (scanner.worn()) {
            return;
        }
        Waiting waiting = new Waiting(root, scanner);
        int first = first(root);
        for (int i = 0; i < TRIES; i++) {
            if (slots.compareAndSet(first + i & (SLOTS - 1), null, waiting)) {
                return;
            }
        }
        slots.set(first, waiting);
    }

    /** Equal roots begin at the same slot. */
    private static int first(Root root) {
        int hash = root.hashCode();
        return (hash ^ hash >>> 16) & (SLOTS - 1);
    }
}
