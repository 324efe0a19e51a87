package im.parley.server.config;

import im.parley.server.spi.option.Option;
import java.util.Optional;

/** {@code client-trust-manager-factory}: clients that log in with a certificate (XEP-0178). */
public record ClientTrustOptions(
        @Option(
                        name = "clientCertCA",
                        help = "A PEM file with the certificates of the authorities whose certificates clients may log in with"
                                + " (SASL EXTERNAL); a relative path begins at the home of the server. Nothing leaves it"
                                + " off.")
                Optional<String> authorities,
        @Option(
                        name = "clientCertRequired",
                        byDefault = "false",
                        help = "Whether a client must show such a certificate, however it logs in.")
                boolean required) {}
