package im.parley.server.s2s;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** SASL EXTERNAL between servers: XEP-0178 section 3. */
final class External {
    static final Name AUTH = Name.of(Namespaces.SASL, "auth");
    static final Name SUCCESS = Name.of(Namespaces.SASL, "success");
    static final Name FAILURE = Name.of(Namespaces.SASL, "failure");
    static final Name CHALLENGE = Name.of(Namespaces.SASL, "challenge");
    static final Name RESPONSE = Name.of(Namespaces.SASL, "response");

    private External() {}

    /** Whether the other server has proven a domain by its certificate. */
    static boolean proves(RemoteStream stream, String domain) {
        return !domain.isEmpty()
                && stream.federation().policy().external(domain)
                && stream.federation().objection(stream.connection().facts(), domain).isEmpty();
    }

    /** The request of one who calls; with the authorization identity, for old servers (XEP-0178 section 3, step 10). */
    static Element request(String local) {
        return Element.build(AUTH)
                .attribute("mechanism", StreamOffer.EXTERNAL)
                .text(encoded(local))
                .build();
    }

    static String encoded(String local) {
        return Base64.getEncoder().encodeToString(local.getBytes(StandardCharsets.UTF_8));
    }

    /** The domain that a request proves; empty when it proves none. */
    static Optional<String> proven(Element auth, RemoteStream stream) {
        if (!auth.attribute("mechanism", "").equals(StreamOffer.EXTERNAL) || !stream.connection().facts().secure()) {
            return Optional.empty();
        }
        Optional<String> asked = identity(auth.text());
        // Step 11: the header's 'from' counts; an authorization identity may say the same, or say it alone.
        String claimed = stream.remote().isEmpty() ? asked.orElse("") : stream.remote();
        boolean same = asked.isPresent() && (asked.get().isEmpty() || asked.get().equals(claimed));
        return same && !claimed.isEmpty() && proves(stream, claimed) ? Optional.of(claimed) : Optional.empty();
    }

    /** The identity that an initial response asks for; the empty string for none, empty when it is malformed. */
    private static Optional<String> identity(String text) {
        if (text.isEmpty() || text.equals("=")) {
            return Optional.of("");
        }
        try {
            return Optional.of(Jid.of("", new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8), "")
                    .domain());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static Element failure(String condition) {
        return Element.of(FAILURE, Element.of(Name.of(Namespaces.SASL, condition)));
    }
}
