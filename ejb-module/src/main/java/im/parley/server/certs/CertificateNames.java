package im.parley.server.certs;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.GeneralName;

/** The domains that a certificate is for: its dNSNames, or its common name if it has none (RFC 6125, 6.4.4). */
final class CertificateNames {
    private CertificateNames() {}

    static Set<String> of(X509Certificate certificate) {
        var names = new LinkedHashSet<String>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream()
                        .filter(name -> name.get(0).equals(GeneralName.dNSName))
                        .forEach(name -> names.add(DomainName.ascii((String) name.get(1))));
            }
        } catch (CertificateParsingException damaged) {
            // Without readable names the file name decides.
            return names;
        }
        if (names.isEmpty()) {
            commonNames(certificate, names);
        }
        return names;
    }

    private static void commonNames(X509Certificate certificate, Set<String> names) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (var common : subject.getRDNs(BCStyle.CN)) {
            names.add(DomainName.ascii(IETFUtils.valueToString(common.getFirst().getValue())));
        }
    }
}
