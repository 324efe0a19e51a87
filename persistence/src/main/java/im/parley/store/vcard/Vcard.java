package im.parley.store.vcard;

/**
 * A vCard.
 *
 * @param xml the card as text, in the format in which its owner wrote it
 * @param photo the SHA-1 hash of the image in it, in hexadecimal digits; empty when there is none
 */
public record Vcard(String xml, String photo) {}
