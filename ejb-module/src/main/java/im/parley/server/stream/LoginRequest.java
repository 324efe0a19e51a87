package im.parley.server.stream;

import im.parley.wire.sasl.Exchange;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code <authenticate/>}, XEP-0388 section 2.3.
 *
 * @param mechanism the mechanism
 * @param initial the initial response; nothing is the same to our mechanisms as an absent one
 * @param agent the id of the client's installation
 * @param element the whole, with the features that the client asks for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LoginRequest(String mechanism, byte[] initial, Optional<UUID> agent, Element element) {
    private static final Name INITIAL = Name.of(Namespaces.SASL2, "initial-response");
    private static final Name AGENT = Name.of(Namespaces.SASL2, "user-agent");
    private static final int UUID_LENGTH = 36;

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException when the initial response is not Base 64
     */
    static LoginRequest from(Element element) {
        byte[] initial = element.first(INITIAL)
                .map(response -> Base64.getDecoder().decode(response.text()))
                .orElse(Exchange.NOTHING);
        Optional<UUID> agent = element.first(AGENT).flatMap(found -> found.attribute("id")).flatMap(LoginRequest::uuid);
        return new LoginRequest(element.attribute("mechanism", ""), initial, agent, element);
    }

    /** Section 2.3: "MUST be a UUID v4". What is none is no id, rather than a reason to refuse a user. */
    private static Optional<UUID> uuid(String id) {
        try {
            return id.length() == UUID_LENGTH ? Optional.of(UUID.fromString(id)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
