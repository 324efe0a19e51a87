package im.parley.server.component;

import im.parley.wire.port.TlsFacts;
import im.parley.wire.sasl.ChannelBinding;
import im.parley.wire.sasl.Claim;
import im.parley.wire.sasl.CredentialSource;
import im.parley.wire.sasl.Decoys;
import im.parley.wire.sasl.Exchange;
import im.parley.wire.sasl.PlainExchange;
import im.parley.wire.sasl.ScramExchange;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.util.Arrays;
import java.util.Optional;

/** SASL for components (XEP-0225 section 3): the user name is the domain of the component. */
final class Login {
    private Login() {}

    static boolean bindsChannels(ComponentStream stream) {
        return Arrays.stream(ChannelBinding.values())
                .anyMatch(type -> data(stream, type.registeredName()).isPresent());
    }

    /** Starts an exchange; empty when the mechanism is not offered. */
    static Optional<Exchange> begin(String mechanism, ComponentStream stream) {
        boolean secure = stream.connection().facts().secure();
        CredentialSource source = source(stream.components());
        return switch (mechanism) {
            case Offers.PLAIN -> secure ? Optional.of(new PlainExchange(source)) : Optional.empty();
            case Offers.SCRAM -> Optional.of(scram(false, source, stream));
            case Offers.SCRAM_PLUS ->
                bindsChannels(stream) ? Optional.of(scram(true, source, stream)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static ScramExchange scram(boolean plus, CredentialSource source, ComponentStream stream) {
        ScramExchange.Binding binding = new ScramExchange.Binding() {
            @Override
            public Optional<byte[]> data(String registeredName) {
                return Login.data(stream, registeredName);
            }

            @Override
            public boolean offered() {
                return bindsChannels(stream);
            }
        };
        return new ScramExchange(ScramHash.SHA_256, plus, binding, source);
    }

    private static Optional<byte[]> data(ComponentStream stream, String registeredName) {
        Optional<TlsFacts> tls = stream.connection().facts().tls();
        return Arrays.stream(ChannelBinding.values())
                .filter(type -> type.registeredName().equals(registeredName))
                .findFirst()
                .flatMap(type -> tls.flatMap(facts -> facts.channelBinding(type)));
    }

    private static CredentialSource source(Components components) {
        Decoys decoys = components.decoys();
        return new CredentialSource() {
            @Override
            public Optional<Known> keys(Claim claim, ScramHash hash) {
                return hash == ScramHash.SHA_256
                        ? components.login(claim.username()).map(keys -> new Known(keys, claim.username()))
                        : Optional.empty();
            }

            @Override
            public ScramKeys decoy(Claim claim, ScramHash hash) {
                return decoys.keys(claim.username(), hash);
            }
        };
    }
}
