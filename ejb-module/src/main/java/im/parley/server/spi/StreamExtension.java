package im.parley.server.spi;

/** Parts of the negotiation of streams that the configuration can switch, by a feature with {@link Hook.Enable}. */
public enum StreamExtension {
    /** XEP-0388: SASL without a new stream after it. */
    SASL2,
    /** XEP-0386: binding a resource within SASL2. */
    BIND2,
    /** XEP-0484: log-in by a token of the server's making, within SASL2. */
    FAST,
    /** XEP-0480: keys of stronger hash functions from the client, within SASL2. */
    UPGRADE,
    /** XEP-0078: log-in as it was before SASL. */
    LEGACY
}
