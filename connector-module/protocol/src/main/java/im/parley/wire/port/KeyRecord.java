package im.parley.wire.port;

/**
 * A TLSA record (RFC 6698) whose signature was verified.
 *
 * @param usage which certificate it is about: 0 to 3 (section 2.1.1)
 * @param selector which part of it: 0 the certificate, 1 its public key (section 2.1.2)
 * @param matching how it is given: 0 in full, 1 by SHA-256, 2 by SHA-512 (section 2.1.3)
 * @param data the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and made once per lookup
public record KeyRecord(int usage, int selector, int matching, byte[] data) {}
