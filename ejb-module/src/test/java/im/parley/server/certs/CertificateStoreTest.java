package im.parley.server.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.config.CertificateOptions;
import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateStoreTest {
    private static final Clock CLOCK = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);

    @TempDir
    private Path home = Path.of("");

    private static CertificateOptions options(Map<String, String> custom, boolean generate) {
        return new CertificateOptions(List.of("certs/"), "default", custom, true, generate);
    }

    private CertificateStore serving(String... domains) throws IOException {
        var store = new CertificateStore(home, options(Map.of(), true), CLOCK);
        store.serve(List.of(domains));
        return store;
    }

    private Path put(String name, TlsIdentity identity) throws IOException {
        return put(name, Pem.write(identity));
    }

    private Path put(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("certs"));
        return Files.writeString(home.resolve("certs").resolve(name), text);
    }

    private static X509Certificate shown(CertificateStore store, String name) {
        return store.identityFor(name).chain().getFirst();
    }

    @Nested
    class SelfSignedOnes {

        @Test
        void aDomainWithoutCertificateGetsOneThatIsKept() throws Exception {
            var first = serving("capulet.lit");
            var file = home.resolve("certs/capulet.lit.pem");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(home.resolve("certs").toFile().listFiles()).containsExactly(file.toFile());
            var certificate = shown(first, "capulet.lit");
            certificate.checkValidity(Date.from(TestAuthority.NOW));
            assertThat(Duration.between(TestAuthority.NOW, certificate.getNotAfter().toInstant()))
                    .isEqualTo(Duration.ofDays(730));
            assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getCurve().getField().getFieldSize())
                    .isEqualTo(256);
            certificate.verify(certificate.getPublicKey());
            assertThat(shown(serving("capulet.lit"), "capulet.lit")).isEqualTo(certificate);
        }

        @Test
        void itsNamesAreThoseOfXmpp() throws Exception {
            var names = alternativeNames(shown(serving("capulet.lit"), "capulet.lit"));
            assertThat(names)
                    .containsExactly(
                            "dns capulet.lit",
                            "dns *.capulet.lit",
                            "1.3.6.1.5.5.7.8.5 capulet.lit",
                            "1.3.6.1.5.5.7.8.7 _xmpp-client.capulet.lit",
                            "1.3.6.1.5.5.7.8.7 _xmpp-server.capulet.lit");
        }

        @Test
        void internationalDomainsAndAddresses() throws Exception {
            var store = serving("müller.example", "127.0.0.1");
            assertThat(alternativeNames(shown(store, "müller.example")))
                    .contains("dns xn--mller-kva.example", "1.3.6.1.5.5.7.8.5 müller.example");
            assertThat(shown(store, "xn--mller-kva.example")).isEqualTo(shown(store, "müller.example"));
            assertThat(shown(store, "127.0.0.1").getSubjectAlternativeNames())
                    .containsExactly(List.of(GeneralName.iPAddress, "127.0.0.1"));
        }

        @Test
        void aDomainThatIsAddedLaterGetsOneToo() throws Exception {
            var store = serving("capulet.lit");
            store.serve(List.of("montague.lit"));
            assertThat(CertificateNames.of(shown(store, "montague.lit"))).contains("montague.lit");
            assertThat(CertificateNames.of(shown(store, "capulet.lit"))).contains("capulet.lit");
        }

        @Test
        void noneIsMadeWhereOneFits() throws Exception {
            put("wild.pem", TestAuthority.make().issue("*.lit"));
            var _ = serving("capulet.lit");
            assertThat(home.resolve("certs/capulet.lit.pem")).doesNotExist();
        }

        @Test
        void noneIsMadeIfTheOptionForbids() {
            var store = new CertificateStore(home, options(Map.of(), false), CLOCK);
            assertThatThrownBy(() -> store.serve(List.of("capulet.lit")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("generate-self-signed");
        }

        @Test
        void theirFilesStayInTheFolder() throws Exception {
            var _ = serving("../../capulet.lit");
            assertThat(home.resolve("certs").toFile().listFiles())
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasName("_.._.._capulet.lit.pem"));
        }

        private List<String> alternativeNames(X509Certificate certificate) throws Exception {
            var extension = new JcaX509CertificateHolder(certificate).getExtension(Extension.subjectAlternativeName);
            return List.of(GeneralNames.getInstance(extension.getParsedValue()).getNames()).stream()
                    .map(this::described)
                    .toList();
        }

        private String described(GeneralName name) {
            if (name.getTagNo() == GeneralName.dNSName) {
                return "dns " + name.getName();
            }
            var other = ASN1Sequence.getInstance(name.getName());
            var value = ASN1TaggedObject.getInstance(other.getObjectAt(1)).getExplicitBaseObject();
            return other.getObjectAt(0) + " " + ((ASN1String) value.toASN1Primitive()).getString();
        }
    }

    @Nested
    class Installing {
        private final TestAuthority authority = TestAuthority.make();

        @Test
        void oneThatIsGivenIsUsedAtOnceAndKept() throws Exception {
            var store = serving("montague.lit");
            var given = authority.issue("montague.lit");
            store.install("montague.lit", Pem.write(given));
            assertThat(shown(store, "montague.lit")).isEqualTo(given.chain().getFirst());
            assertThat(shown(serving("montague.lit"), "montague.lit")).isEqualTo(given.chain().getFirst());
        }

        @Test
        void oneForOthersOrWithoutKeyIsRefusedAndNothingChanges() throws Exception {
            var store = serving("montague.lit");
            var before = shown(store, "montague.lit");
            var foreign = Pem.write(authority.issue("capulet.lit"));
            assertThatThrownBy(() -> store.install("montague.lit", foreign)).isInstanceOf(BrokenPem.class);
            assertThatThrownBy(() -> store.install("montague.lit", "nonsense")).isInstanceOf(BrokenPem.class);
            assertThat(shown(store, "montague.lit")).isEqualTo(before);
        }
    }

    @Nested
    class Choice {
        private final TestAuthority authority = TestAuthority.make();

        @Test
        void byFileNameByAlternativeNameAndByWildcard() throws Exception {
            var named = authority.issue("other.lit");
            var several = authority.issue("capulet.lit", "*.capulet.lit", "verona.lit");
            put("montague.lit.pem", named);
            put("several.pem", several);
            var store = serving("montague.lit");
            assertThat(store.identityFor("montague.lit").chain().getFirst()).isEqualTo(named.chain().getFirst());
            for (var name : List.of("capulet.lit", "verona.lit", "muc.capulet.lit", "MUC.Capulet.LIT", "capulet.lit.")) {
                assertThat(shown(store, name)).as(name).isEqualTo(several.chain().getFirst());
            }
        }

        @Test
        void aWildcardStandsForOneLabel() throws Exception {
            put("default.pem", authority.issue("default.lit"));
            put("wild.pem", authority.issue("*.capulet.lit"));
            var store = serving();
            assertThat(CertificateNames.of(shown(store, "a.capulet.lit"))).containsExactly("*.capulet.lit");
            assertThat(CertificateNames.of(shown(store, "a.b.capulet.lit"))).containsExactly("default.lit");
            assertThat(CertificateNames.of(shown(store, "capulet.lit"))).containsExactly("default.lit");
        }

        @Test
        void unknownNamesGetTheDefaultFileElseTheFirstDomain() throws Exception {
            var store = serving("capulet.lit", "montague.lit");
            assertThat(shown(store, "unknown.example")).isEqualTo(shown(store, "capulet.lit"));
            assertThat(shown(store, "")).isEqualTo(shown(store, "capulet.lit"));
            put("default.pem", authority.issue("default.lit"));
            store.refresh();
            assertThat(CertificateNames.of(shown(store, "unknown.example"))).containsExactly("default.lit");
        }

        @Test
        void anAuthoritysCertificateReplacesTheSelfSignedOneWhateverItsFileIsCalled() throws Exception {
            var store = serving("capulet.lit");
            var real = authority.issue("capulet.lit");
            put("from-authority.pem", real);
            store.refresh();
            assertThat(shown(store, "capulet.lit")).isEqualTo(real.chain().getFirst());
        }

        @Test
        void aValidOneIsPreferredToAnExpiredOne() throws Exception {
            var valid = authority.issue("capulet.lit");
            put("a.pem", authority.issueUntil(TestAuthority.NOW.minusSeconds(1), "capulet.lit"));
            put("b.pem", valid);
            assertThat(shown(serving("capulet.lit"), "capulet.lit")).isEqualTo(valid.chain().getFirst());
        }

        @Test
        void theConfigurationMayNameAFileAnywhere() throws Exception {
            var custom = authority.issue("some.other.name");
            Files.writeString(home.resolve("elsewhere.txt"), Pem.write(custom));
            put("capulet.lit.pem", authority.issue("capulet.lit"));
            var store = new CertificateStore(home, options(Map.of("capulet.lit", "elsewhere.txt"), true), CLOCK);
            store.serve(List.of("capulet.lit"));
            assertThat(shown(store, "capulet.lit")).isEqualTo(custom.chain().getFirst());
        }
    }

    @Nested
    class Changes {
        private final TestAuthority authority = TestAuthority.make();

        @Test
        void aChangedFileIsReadAgain() throws Exception {
            put("capulet.lit.pem", authority.issue("capulet.lit"));
            var store = serving("capulet.lit");
            var renewed = authority.issue("capulet.lit", "renewed.capulet.lit");
            put("capulet.lit.pem", renewed);
            store.refresh();
            assertThat(shown(store, "capulet.lit")).isEqualTo(renewed.chain().getFirst());
        }

        @Test
        void aBrokenFileKeepsTheOldCertificateAndWarnsOnce() throws Exception {
            var good = authority.issue("capulet.lit");
            put("capulet.lit.pem", good);
            var store = serving("capulet.lit");
            try (var log = new LogLines(PemFiles.class)) {
                put("capulet.lit.pem", "-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n");
                store.refresh();
                store.refresh();
                assertThat(shown(store, "capulet.lit")).isEqualTo(good.chain().getFirst());
                assertThat(log.warnings())
                        .singleElement()
                        .asString()
                        .contains("capulet.lit.pem is not usable: ")
                        .endsWith("; the one loaded before stays in use");
            }
        }

        @Test
        void aBrokenFileAtTheStartIsNotOverwritten() throws Exception {
            var broken = put("capulet.lit.pem", "nonsense");
            var store = serving("capulet.lit");
            assertThat(CertificateNames.of(shown(store, "capulet.lit"))).contains("capulet.lit");
            assertThat(broken).hasContent("nonsense");
            var repaired = authority.issue("capulet.lit");
            put("capulet.lit.pem", repaired);
            store.refresh();
            assertThat(shown(store, "capulet.lit")).isEqualTo(repaired.chain().getFirst());
        }

        @Test
        void aRemovedFileIsReplacedByASelfSignedOne() throws Exception {
            var file = put("capulet.lit.pem", authority.issue("capulet.lit"));
            var store = serving("capulet.lit");
            Files.delete(file);
            store.refresh();
            assertThat(shown(store, "capulet.lit").getIssuerX500Principal())
                    .isEqualTo(shown(store, "capulet.lit").getSubjectX500Principal());
            assertThat(file).exists();
        }

        @Test
        void expiryIsAnnouncedOnceADay() throws Exception {
            put("capulet.lit.pem", authority.issueUntil(Instant.parse("2026-01-20T12:00:00Z"), "capulet.lit"));
            try (var log = new LogLines(ExpiryWatch.class)) {
                var store = serving("capulet.lit");
                store.refresh();
                assertThat(log.warnings())
                        .singleElement()
                        .asString()
                        .endsWith("capulet.lit.pem expires on 2026-01-20: replace it");
            }
        }
    }
}
