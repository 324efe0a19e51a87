package im.parley.wire.sasl;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;

/** EXTERNAL, RFC 4422 appendix A and XEP-0178: the TLS layer has shown who the client is. */
public final class ExternalExchange implements Exchange {
    private static final Step.Failure MALFORMED = new Step.Failure(SaslError.MALFORMED_REQUEST, "");
    private static final Step.Failure NOBODY = new Step.Failure(SaslError.NOT_AUTHORIZED, "");
    private static final Step.Failure NOT_HIS = new Step.Failure(SaslError.INVALID_AUTHZID, "");

    private final List<String> identities;

    /**
     * @param identities the addresses that the verified certificate of the client holds
     */
    public ExternalExchange(List<String> identities) {
        this.identities = List.copyOf(identities);
    }

    @Override
    public Step respond(byte[] fromClient) {
        Optional<String> asked = ScramMessages.utf8(fromClient);
        if (asked.isEmpty()) {
            return MALFORMED;
        }
        if (asked.get().isEmpty()) {
            // XEP-0178 section 2: without an authorization identity the certificate must leave no choice.
            return switch (identities.size()) {
                case 0 -> NOBODY;
                case 1 -> success(identities.getFirst());
                default -> NOT_HIS;
            };
        }
        return identities.stream()
                .filter(identity -> prepared(identity).equals(prepared(asked.get())))
                .findFirst()
                .map(ExternalExchange::success)
                .orElse(NOT_HIS);
    }

    /** Addresses are compared as RFC 7622 prepares them; what is none is compared as it is. */
    private static String prepared(String identity) {
        try {
            return Jid.of(identity).toString();
        } catch (InvalidJid noAddress) {
            return identity;
        }
    }

    private static Step success(String identity) {
        return new Step.Success(identity, identity, NOTHING);
    }
}
