package im.parley.wire.xml;

/**
 * Bounds of one first-level element. Above one of them the stream ends with {@code policy-violation}.
 *
 * @param bytes its size as UTF-8
 * @param depth nested elements, itself included
 * @param attributes of one element
 * @param children elements below it, counted over all depths
 */
public record Limits(int bytes, int depth, int attributes, int children) {}
