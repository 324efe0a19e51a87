package im.parley.server.config;

import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.List;
import java.util.Map;

/** {@code certificate-container}: certificates and private keys. */
@Ignored(
        value = {"trusted-certs-dir", "remove-self-signed-unused-certificates", "repository"},
        because = "this version does not have it yet")
@Ignored(value = "sni-disable", because = "Parley always shows the certificate of the domain that a client asks for")
public record CertificateOptions(
        @Option(
                        name = "ssl-certs-location",
                        byDefault = "[ 'certs/' ]",
                        help = "The directories with one PEM file per domain; relative to the home of the server. New"
                                + " certificates go to the first.")
                List<String> locations,
        @Option(
                        name = "ssl-def-cert-domain",
                        byDefault = "'default'",
                        help = "The certificate for a client that asks for no known domain: `certs/default.pem`.")
                String fallback,
        @Option(
                        name = "custom-certificates",
                        byDefault = "{}",
                        help = "PEM files for domains that no file in the directories is named after:"
                                + " `{ 'example.com' = '/etc/ssl/example.pem' }`.")
                Map<String, String> custom,
        @Option(
                        name = "removeRootCACertificate",
                        byDefault = "true",
                        help = "Whether the root certificate is left out of the chain that clients see.")
                boolean withoutRoot,
        @Option(
                        name = "generate-self-signed",
                        byDefault = "true",
                        help = "Whether a served domain without a certificate gets a self-signed one.")
                boolean generate) {
    /** The name of the bean. */
    public static final String BEAN = "certificate-container";
}
