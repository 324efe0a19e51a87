package im.parley.server.stream;

import im.parley.server.login.Attempt;
import im.parley.server.login.FastTokens;
import im.parley.server.spi.StreamExtension;
import im.parley.store.credential.Credential;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import im.parley.wire.port.TlsFacts;
import im.parley.wire.sasl.Exchange;
import im.parley.wire.sasl.HashedToken;
import im.parley.wire.sasl.HashedTokenExchange;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The elements of FAST, XEP-0484. */
final class Fast {
    private static final String NS = "urn:xmpp:fast:0";
    private static final Name FAST = Name.of(NS, "fast");
    private static final Name MECHANISM = Name.of(NS, "mechanism");
    private static final Name REQUEST = Name.of(NS, "request-token");
    private static final Name TOKEN = Name.of(NS, "token");
    private static final int LONGEST_COUNT = 10;

    private Fast() {}

    /** Section 3.1. Data in TLS 0-RTT is not taken, so there is no such attribute. */
    static Optional<Element> offer(ClientStream stream) {
        List<HashedToken> mechanisms = mechanisms(stream);
        if (mechanisms.isEmpty()) {
            return Optional.empty();
        }
        Element.Builder offer = Element.build(FAST);
        mechanisms.forEach(mechanism -> offer.add(MECHANISM, mechanism.mechanism()));
        return Optional.of(offer.build());
    }

    private static List<HashedToken> mechanisms(ClientStream stream) {
        if (!stream.services().table().inline().has(StreamExtension.FAST)) {
            return List.of();
        }
        // Behind a proxy that ends TLS no mechanism can be bound to the channel, whatever it is called.
        boolean bound = Mechanisms.hasPlus(Mechanisms.of(stream));
        return Arrays.stream(HashedToken.values())
                .filter(mechanism -> bound || mechanism.binding().isEmpty())
                .filter(mechanism -> channel(mechanism, stream).isPresent())
                .toList();
    }

    private static Optional<byte[]> channel(HashedToken mechanism, ClientStream stream) {
        Optional<TlsFacts> tls = stream.facts().tls();
        return mechanism.binding().isEmpty()
                ? Optional.of(Exchange.NOTHING)
                : mechanism.binding().flatMap(type -> tls.flatMap(facts -> facts.channelBinding(type)));
    }

    private static Optional<HashedToken> offered(String mechanism, ClientStream stream) {
        return HashedToken.of(mechanism).filter(mechanisms(stream)::contains);
    }

    /**
     * Section 3.4: a log-in by a token, if it is one. Without {@code <fast/>} the mechanism is none of those on offer.
     * Section 4.1: the client must have an id; who has none can have no token.
     */
    static Optional<Exchange> begin(LoginRequest request, ClientStream stream) {
        Optional<Element> fast = request.element().first(FAST);
        Optional<HashedToken> mechanism = offered(request.mechanism(), stream);
        if (fast.isEmpty() || mechanism.isEmpty()) {
            return Optional.empty();
        }
        UUID agent = request.agent().orElse(new UUID(0, 0));
        return channel(mechanism.get(), stream).map(channel -> new HashedTokenExchange(
                channel,
                stream.services().tokens().of(stream.domain(), agent, mechanism.get(), use(fast.get()))));
    }

    private static FastTokens.Use use(Element fast) {
        String count = fast.attribute("count", "");
        boolean number = !count.isEmpty()
                && count.length() <= LONGEST_COUNT
                && count.chars().allMatch(c -> c >= '0' && c <= '9');
        return new FastTokens.Use(number ? Long.parseLong(count) : 0, isTrue(fast.attribute("invalidate", "")));
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    /**
     * The token that the client gets with its success: because it asks for one (section 3.3), or because the one that it has
     * used is old (section 3.5), but not when that was to be worth nothing (section 3.6).
     */
    static Optional<Element> token(Attempt.Outcome.Granted granted, LoginRequest request, ClientStream stream) {
        Jid account = granted.account();
        if (request.agent().isEmpty() || !stream.services().logins().exists(account)) {
            return Optional.empty();
        }
        UUID agent = request.agent().get();
        FastTokens tokens = stream.services().tokens();
        Optional<HashedToken> asked = request.element()
                .first(REQUEST)
                .flatMap(element -> offered(element.attribute("mechanism", ""), stream));
        Optional<HashedToken> used = offered(request.mechanism(), stream)
                .filter(mechanism -> !request.element().first(FAST).map(Fast::use).map(FastTokens.Use::invalidate).orElse(true))
                .filter(mechanism -> tokens.isDue(account, agent));
        // Who has shown a certificate gets a token that rests on the account's own password.
        String password = granted.login().proof().basis().orElse(Credential.DEFAULT);
        return asked.or(() -> used).map(mechanism -> element(tokens.issue(account, agent, mechanism, password)));
    }

    private static Element element(FastTokens.Issued issued) {
        return Element.build(TOKEN)
                .attribute("token", issued.token())
                .attribute("expiry", DateTime.format(issued.expires()))
                .build();
    }
}
