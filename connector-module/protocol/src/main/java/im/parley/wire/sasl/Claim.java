package im.parley.wire.sasl;

/**
 * Who a client says it is, before it has proven anything.
 *
 * @param username the authentication identity as the client sent it, not prepared
 * @param authorization the authorization identity it asks for, or empty
 */
public record Claim(String username, String authorization) {}
