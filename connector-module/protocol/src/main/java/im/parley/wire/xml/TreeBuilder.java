package im.parley.wire.xml;

import java.util.Arrays;

/** Puts one element together from tags and text. Its arrays are used again for the next one. */
final class TreeBuilder {
    private static final int USUAL_DEPTH = 8;
    private static final int USUAL_NODES = 64;

    private Name[] names = new Name[USUAL_DEPTH];
    private String[][] attributes = new String[USUAL_DEPTH][];
    /** For each open element where its nodes begin in {@link #nodes}. */
    private int[] starts = new int[USUAL_DEPTH];

    private int depth;
    private int elements;
    private Object[] nodes = new Object[USUAL_NODES];
    private int count;
    /** Text that more text may follow directly: one piece, or several joined. */
    private String piece = "";

    private final StringBuilder joined = new StringBuilder();

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** How many elements there are below the outermost one, so far. */
    int descendants() {
        return elements - 1;
    }

    /** Whether an unusual element made this grow, so that it is better thrown away than kept. */
    boolean grown() {
        return nodes.length > 16 * USUAL_NODES || names.length > 8 * USUAL_DEPTH || joined.capacity() > 8192;
    }

    void open(Name name, String[] itsAttributes) {
        endText();
        if (depth == names.length) {
            names = Arrays.copyOf(names, 2 * depth);
            attributes = Arrays.copyOf(attributes, 2 * depth);
            starts = Arrays.copyOf(starts, 2 * depth);
        }
        names[depth] = name;
        attributes[depth] = itsAttributes;
        starts[depth++] = count;
        elements++;
    }

    void text(String text) {
        if (piece.isEmpty()) {
            piece = text;
        } else {
            if (joined.isEmpty()) {
                joined.append(piece);
            }
            joined.append(text);
        }
    }

    /** Closes the innermost element, which goes into the one around it, if any. */
    Element close() {
        endText();
        depth--;
        int start = starts[depth];
        Object[] content = start == count ? Element.NO_NODES : Arrays.copyOfRange(nodes, start, count);
        Arrays.fill(nodes, start, count, null);
        count = start;
        Element closed = new Element(names[depth], attributes[depth], content);
        if (depth == 0) {
            elements = 0;
        } else {
            add(closed);
        }
        return closed;
    }

    private void endText() {
        if (!piece.isEmpty()) {
            add(joined.isEmpty() ? piece : joined.toString());
            piece = "";
            joined.setLength(0);
        }
    }

    private void add(Object node) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * count);
        }
        nodes[count++] = node;
    }
}
