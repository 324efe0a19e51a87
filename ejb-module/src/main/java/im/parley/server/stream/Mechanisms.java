package im.parley.server.stream;

import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.TlsFacts;
import im.parley.wire.sasl.AnonymousExchange;
import im.parley.wire.sasl.ChannelBinding;
import im.parley.wire.sasl.CredentialSource;
import im.parley.wire.sasl.Exchange;
import im.parley.wire.sasl.ExternalExchange;
import im.parley.wire.sasl.PlainExchange;
import im.parley.wire.sasl.ScramExchange;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which SASL mechanisms a stream has now, RFC 6120 section 6.3.3, the strongest first. */
final class Mechanisms {
    static final String EXTERNAL = "EXTERNAL";
    static final String PLAIN = "PLAIN";
    static final String ANONYMOUS = "ANONYMOUS";
    private static final Name MECHANISMS = Name.of(Namespaces.SASL, "mechanisms");
    private static final Name MECHANISM = Name.of(Namespaces.SASL, "mechanism");
    private static final String BINDING_NS = "urn:xmpp:sasl-cb:0";
    private static final Name BINDINGS = Name.of(BINDING_NS, "sasl-channel-binding");
    private static final Name BINDING = Name.of(BINDING_NS, "channel-binding");
    private static final List<ScramHash> STRONGEST_FIRST =
            List.of(ScramHash.SHA_512, ScramHash.SHA_256, ScramHash.SHA_1);

    private Mechanisms() {}

    /** The names that are offered on this stream. */
    static List<String> of(ClientStream stream) {
        List<String> names = new ArrayList<>();
        if (!addresses(stream).isEmpty()) {
            names.add(EXTERNAL);
        }
        if (!bindings(stream).isEmpty()) {
            hashes(stream).forEach(hash -> names.add(hash.plusMechanism()));
        }
        hashes(stream).forEach(hash -> names.add(hash.mechanism()));
        if (stream.facts().secure()) {
            names.add(PLAIN);
        }
        Optional<Vhost> vhost = stream.services().domains().find(stream.domain());
        if (vhost.map(Vhost::anonymous).orElse(false)) {
            names.add(ANONYMOUS);
        }
        names.removeIf(name -> !allowed(name, stream, vhost));
        return names;
    }

    /**
     * XEP-0388 section 2.1: "MUST only offer mechanisms the server can offer for the JID". Only an account that was stored
     * without some of the keys is told from one that does not exist.
     */
    private static List<ScramHash> hashes(ClientStream stream) {
        return STRONGEST_FIRST.stream().filter(hash -> !stream.peer().lacking().contains(hash)).toList();
    }

    /** Whether clients may log in by a hash function. */
    static boolean uses(ScramHash hash, ClientStream stream) {
        Optional<Vhost> vhost = stream.services().domains().find(stream.domain());
        return allowed(hash.mechanism(), stream, vhost) || allowed(hash.plusMechanism(), stream, vhost);
    }

    /** RFC 6120 section 6.3.4: what the client's certificate, if it is believed, says of users of this domain. */
    private static List<String> addresses(ClientStream stream) {
        return stream.services().authorities().addresses(stream.facts()).stream()
                .filter(address -> isOf(address, stream.domain()))
                .toList();
    }

    private static boolean isOf(String address, String domain) {
        try {
            Jid jid = Jid.of(address);
            return jid.isBare() && jid.domain().equals(domain);
        } catch (InvalidJid noAddress) {
            return false;
        }
    }

    private static boolean allowed(String mechanism, ClientStream stream, Optional<Vhost> vhost) {
        boolean byDomain = vhost.map(Vhost::saslMechanisms)
                .map(names -> names.isEmpty() || names.contains(mechanism))
                .orElse(false);
        return byDomain && stream.services().logins().allows(mechanism);
    }

    private static List<ChannelBinding> bindings(ClientStream stream) {
        Optional<TlsFacts> tls = stream.facts().tls();
        return Arrays.stream(ChannelBinding.values())
                .filter(type -> tls.flatMap(facts -> facts.channelBinding(type)).isPresent())
                .toList();
    }

    /** {@code <mechanisms/>}, and the channel binding types of XEP-0440 when a mechanism can use them. */
    static List<Element> offers(ClientStream stream, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        Element.Builder mechanisms = Element.build(MECHANISMS);
        names.forEach(name -> mechanisms.add(MECHANISM, name));
        if (!hasPlus(names)) {
            return List.of(mechanisms.build());
        }
        Element.Builder types = Element.build(BINDINGS);
        bindings(stream).forEach(type -> types.add(
                Element.build(BINDING).attribute("type", type.registeredName()).build()));
        return List.of(mechanisms.build(), types.build());
    }

    static boolean hasPlus(List<String> names) {
        return names.stream().anyMatch(name -> name.endsWith("-PLUS"));
    }

    /** Starts an exchange by a mechanism; empty when it is not offered. */
    static Optional<Exchange> begin(String mechanism, ClientStream stream) {
        List<String> names = of(stream);
        if (!names.contains(mechanism)) {
            return Optional.empty();
        }
        CredentialSource source = stream.services().logins().source(stream.domain());
        return switch (mechanism) {
            case PLAIN -> Optional.of(new PlainExchange(source));
            case EXTERNAL -> Optional.of(new ExternalExchange(addresses(stream)));
            case ANONYMOUS -> Optional.of(new AnonymousExchange());
            default -> ScramHash.of(mechanism).map(hash -> new ScramExchange(
                    hash, mechanism.endsWith("-PLUS"), binding(stream, names), source));
        };
    }

    /** XEP-0474 section 6.1, steps 1 to 4. All names are ASCII, so that the order of strings is that of octets. */
    static String advertised(ClientStream stream, List<String> names) {
        String mechanisms = String.join("\u001e", names.stream().sorted().toList());
        if (!hasPlus(names)) {
            return mechanisms;
        }
        List<String> types = bindings(stream).stream().map(ChannelBinding::registeredName).sorted().toList();
        return mechanisms + '\u001f' + String.join("\u001e", types);
    }

    private static ScramExchange.Binding binding(ClientStream stream, List<String> names) {
        return new ScramExchange.Binding() {
            @Override
            public Optional<byte[]> data(String registeredName) {
                return Arrays.stream(ChannelBinding.values())
                        .filter(type -> type.registeredName().equals(registeredName))
                        .findFirst()
                        .flatMap(type -> stream.facts().tls().flatMap(tls -> tls.channelBinding(type)));
            }

            @Override
            public boolean offered() {
                return hasPlus(names);
            }

            @Override
            public String advertised() {
                return Mechanisms.advertised(stream, names);
            }
        };
    }
}
